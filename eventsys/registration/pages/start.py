"""Where registering begins: what is offered now, a choice, and a code. To follow a link writes nothing."""

from dataclasses import dataclass
from datetime import datetime

from flask import Response, abort, request, url_for
from flask_babel import get_locale
from werkzeug import Response as Answer

from eventsys.accounts import throttle
from eventsys.events.models import Event
from eventsys.kit import clock
from eventsys.kit.access import by_link, public
from eventsys.kit.database import db, transaction
from eventsys.kit.forms import Told
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext

from .. import applying, codes, openings
from ..codes import Fit, Unfit
from ..models import Category, Code
from ..openings import Opening
from .shell import Here, bp, here, onward, page


@dataclass(frozen=True)
class Said:
    """What the form of the start page says."""

    category: str = ""
    code: str = ""


@bp.get("/register/<slug>")
@public
def start(slug: str) -> Response:
    return _page(here(slug), Said(code=request.args.get("code", "")))


@bp.post("/register/<slug>")
@public
def begin(slug: str) -> Answer:
    at, now = here(slug), clock.now()
    said = Said(request.form.get("category", ""), request.form.get("code", "").strip())
    offered = openings.openings(at.summit, now)
    if openings.shut(at.card.status, at.card.ends, at.card.zone, at.setup, now):
        return _page(at, said, offered=offered, status=409)
    chosen = _by_code(at, said.code, now) if said.code else _by_choice(offered, said.category)
    if isinstance(chosen, str):
        return _page(at, said, offered=offered, status=422, wrong=("code" if said.code else "category", chosen))
    return _begin(at, *chosen)


@bp.get("/register/c/<token>")
@by_link
def place(token: str) -> Response:
    at, code = _personal(token)
    fit = codes.judged(at.summit, code, clock.now())
    return page("registration/place.html", event=at.card, contact=at.contact, code=code, here=at,
                fit=_opening(at, fit) if isinstance(fit, Fit) else None, shut=_shut(at),
                why="" if isinstance(fit, Fit) else _unfit(fit))


@bp.post("/register/c/<token>")
@by_link
def begin_place(token: str) -> Answer:
    at, code = _personal(token)
    fit = codes.judged(at.summit, code, clock.now())
    if isinstance(fit, Unfit) or _shut(at) or not _opening(at, fit).can_begin:
        return onward(url_for("registration.place", token=token))
    return _begin(at, fit.category, code)


def _personal(token: str) -> tuple[Here, Code]:
    code = codes.of_link(token)
    if code is None:
        abort(404)
    summit = db.session.get_one(Event, code.event_id)
    return here(summit.slug), code


def _by_choice(offered: list[Opening], key: str) -> tuple[Category, None] | str:
    """The category; or, in words, why not."""
    found = next((one for one in offered if one.category.key == key), None)
    if found is None or found.by_invitation:
        return _("Choose how you take part")
    if not found.can_begin:
        return _("Nobody can register as “%(category)s” now: choose another", category=found.category.name)
    return found.category, None


def _by_code(at: Here, words: str, now: datetime) -> tuple[Category, Code] | str:
    """Each wrong code is counted against the network that it came from."""
    address = request.remote_addr or ""
    with transaction(alone_on="attempt"):
        waiting = throttle.code(address)
    if waiting:
        return ngettext("Too many codes were tried: wait %(num)s minute",
                        "Too many codes were tried: wait %(num)s minutes", waiting.minutes)
    found = codes.typed(at.summit, words, now)
    if isinstance(found, Unfit):
        return _unfit(found)
    with transaction():
        throttle.right_code(address)
    offered = _opening(at, found)
    if not offered.can_begin:
        return _("The code is right, but nobody can register as “%(category)s” now", category=found.category.name)
    return found.category, found.code


def _begin(at: Here, category: Category, code: Code | None) -> Answer:
    you = {"name": code.name, "email": code.email} if code else {}
    known = {key: words for key, words in you.items() if words}
    event_id, category_id, code_id = at.summit.id, category.id, code.id if code else None
    with transaction():
        token = applying.begin(event_id, category_id, code_id, known, str(get_locale() or "en"))
    return onward(url_for("registration.you", token=token))


def _opening(at: Here, fit: Fit) -> Opening:
    return openings.opening(at.summit, fit.category, clock.now())


def _shut(at: Here) -> str:
    return openings.shut(at.card.status, at.card.ends, at.card.zone, at.setup, clock.now())


def _unfit(found: Unfit) -> str:
    match found.why:
        case "unknown":
            return _("This code opens nothing here: compare it with the message that it came in")
        case "late":
            return _("This code has served its time: ask the organisers for a new one")
        case "used":
            return _("This code was used as often as it may be: ask the organisers for another")


def _page(at: Here, said: Said, *, offered: list[Opening] | None = None, status: int = 200,
          wrong: tuple[str, str] = ("", "")) -> Response:
    shown = openings.openings(at.summit, clock.now()) if offered is None else offered
    errors: list[Told] = [(wrong[0] if wrong[0] == "code" else "category-0", wrong[1])] if wrong[0] else []
    return page("registration/start.html", status, event=at.card, contact=at.contact, here=at, said=said, errors=errors,
                wrong={"category": "", "code": "", wrong[0]: wrong[1]}, shut=_shut(at),
                open=[one for one in shown if one.can_begin and not one.by_invitation],
                others=[one for one in shown if not one.can_begin or one.by_invitation])
