"""One's own agenda: what is starred and signed up for, day by day, with what changed; on paper, and in a calendar."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from flask import Response, current_app, make_response, request
from flask_babel import get_locale
from werkzeug import Response as Answer

from eventsys.editions import reading
from eventsys.editions.reading import Current
from eventsys.kit.database import db, transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext
from eventsys.outputs.links import Links
from eventsys.outputs.paper import Limits, PaperFailed, own_in_child
from eventsys.outputs.subscribe import Subscription
from eventsys.programme.view import View

from .. import agenda_sheet, agendas, changed, feeds
from ..rules import LIVING
from ..visiting import Visit
from .own import again, own, show, to
from .shell import bp, guarded

LIMITS = Limits(seconds=30, megabytes=1500)
MOST_TAKEN = agendas.MOST  # stars of a browser at once


@bp.get("/my/agenda")
@own
def my_agenda(visit: Visit) -> Answer:
    return _page(visit)


@bp.post("/my/agenda/star")
@own
def my_star(visit: Visit) -> Answer:
    """Of one session, on or off; or all of a browser's."""
    view, slugs = view_of(visit), slugs_in(request.form.getlist("session"))
    if view is None or not slugs:
        return to("my_agenda", _("Nothing was changed"))
    if request.form.get("want") == "off":
        with transaction():
            agendas.unstar(again(visit).registration, slugs[0])
        return to("my_agenda", _("It stands in your agenda no more"))
    with transaction():
        fresh = agendas.star(view, again(visit).registration, slugs)
    return to("my_agenda", ngettext("%(num)s session is new in your agenda", "%(num)s sessions are new in your agenda",
                                    fresh) if fresh else _("They stood in your agenda already"))


@bp.post("/my/agenda/calendar")
@own
def my_calendar(visit: Visit) -> Answer:
    """A new address, shown on the page that answers and never again; or another alarm; or no address any more."""
    act, alarm = request.form.get("act", ""), _alarm()
    if act == "make":
        with transaction():
            token = feeds.make(again(visit).registration, alarm)
        return _page(visit, token)
    with transaction():
        again(visit)
        if act == "revoke":
            feeds.revoke(visit.registration)
        else:
            feeds.set_alarm(visit.registration, alarm)
    return to("my_agenda", _("The address leads nowhere any more: take the calendar out of your programs")
              if act == "revoke" else _("Saved. Your calendar programs will know when they look again."))


@bp.get("/my/agenda.pdf")
@own
def my_agenda_pdf(visit: Visit) -> Answer:
    edition = edition_of(visit)
    if edition is None:
        return to("my_agenda", _("The programme is not published yet"))
    sheet = agenda_sheet.of(visit, edition)
    db.session.rollback()  # nobody waits for the printer
    try:
        body = own_in_child(sheet, locale=str(get_locale() or "en"), limits=LIMITS,
                            cache=Path(current_app.config["DATA_DIR"]) / "fonts")
    except PaperFailed:
        current_app.logger.exception("could not print somebody's agenda")
        return to("my_agenda", _("The sheet could not be made just now. This page can be printed, too."))
    response = guarded(make_response(body))
    response.headers["Content-Type"] = "application/pdf"
    response.headers["Content-Disposition"] = f"inline; filename={edition.slug}-my-agenda.pdf"
    return response


def view_of(visit: Visit) -> View | None:
    edition = edition_of(visit)
    return reading.view_of(edition) if edition else None


def edition_of(visit: Visit) -> Current | None:
    edition = reading.current(visit.summit.slug)
    return edition if isinstance(edition, Current) else None


def slugs_in(given: Iterable[str]) -> list[str]:
    """One to a field, or several with commas between."""
    return [slug for words in given for slug in words.split(",") if slug][:MOST_TAKEN]


def _page(visit: Visit, token: str = "") -> Response:
    edition = edition_of(visit)
    view = reading.view_of(edition) if edition else None
    listed = agendas.entries(view, visit.registration) if view else []
    taken = [session for slug in slugs_in(request.args.getlist("take")) if view and (session := view.by_slug.get(slug))
             and session.status != "removed"]
    return show(
        visit, "registration/mine/agenda.html", days=list(agendas.by_day(listed)), listed=listed, taken=taken,
        at_once=agendas.at_once(listed), news=changed.lately(edition) if edition else {}, has_programme=bool(view),
        link_of=Links("").session, is_coming=visit.registration.state in LIVING, feed=feeds.of(visit.registration),
        alarms=feeds.ALARMS, **_offered(visit, token))


def _offered(visit: Visit, token: str) -> dict[str, Any]:
    """The address, where it was just made."""
    if not token:
        return {"panel": None, "qr": ""}
    address = f"{current_app.config['BASE_URL']}/feeds/{token}.ics"
    panel = Subscription(address, _("%(event)s: my agenda", event=visit.summit.title))
    return {"panel": panel, "qr": panel.qr(_("QR code of the calendar’s address"))}


def _alarm() -> int | None:
    given = request.form.get("alarm", "")
    return int(given) if given in map(str, feeds.ALARMS) else None
