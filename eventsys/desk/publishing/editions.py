"""What was published: every edition, the difference of any two, and making the draft like one of them again."""

from flask import Response, abort, redirect, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response as Answer

from eventsys.editions import reading
from eventsys.editions.models import Edition
from eventsys.imports.restoring import restore_edition
from eventsys.kit import journal, notices
from eventsys.kit.access import needs
from eventsys.kit.database import db, transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Act
from eventsys.programme.canonical import decode
from eventsys.programme.compare import compare
from eventsys.programme.structs import Programme
from eventsys.publishing import services
from eventsys.publishing.drafts import draft_of

from ..shell import bp, event_page, here, may
from .words import sentences, summary

DRAFT = "draft"


@bp.get("/e/<slug>/editions")
@needs("event.view")
def editions(slug: str) -> Response:
    return event_page("desk/publishing/editions.html", here="publish", editions=reading.history(here().summit.slug),
                      by=_publishers(), shown=reading.current(here().summit.slug))


@bp.get("/e/<slug>/editions/compare")
@needs("event.view")
def compare_editions(slug: str) -> Answer:
    """`?from=3&to=7`; by default from the last edition to what is being worked on."""
    known = reading.history(here().summit.slug)
    if not known:
        return redirect(url_for("desk.editions", slug=slug), 303)
    then, now = request.args.get("from", str(known[0].number)), request.args.get("to", DRAFT)
    comparison = compare(_programme(then), _programme(now))
    return event_page("desk/publishing/compare.html", here="publish", then=then, now=now, DRAFT=DRAFT,
                      told=sentences(comparison), figures=summary(comparison),
                      editions=known)


@bp.post("/e/<slug>/editions/<int:number>/restore")
@needs("publish")
def restore_edition_now(slug: str, number: int) -> Answer:
    with transaction():
        restore_edition(here().summit, _edition(number), managing=may("event.manage"))
        act = journal.current_id()
    notices.say(_("The draft is as edition %(number)s was. Readers see it when you publish.", number=number), undo=act)
    return redirect(url_for("desk.publish", slug=here().summit.slug), 303)


@bp.post("/e/<slug>/unpublish")
@needs("event.manage")
def unpublish(slug: str) -> Answer:
    with transaction(alone_on="edition"):
        taken = services.unpublish(here().summit)
    notices.say(_("The event is no longer public; its addresses say that it is gone. Publishing brings it back.")
                if taken else _("The event was not public."))
    return redirect(url_for("desk.editions", slug=here().summit.slug), 303)


def _edition(number: int) -> Edition:
    found = db.session.scalar(select(Edition).where(
        Edition.root == here().summit.slug, Edition.number == number))
    if found is None:
        abort(404)
    return found


def _programme(named: str) -> Programme:
    if named == DRAFT:
        return draft_of(here().summit).programme
    if not (named.isdecimal() and len(named) < 9):
        abort(404)
    return decode(_edition(int(named)).body)


def _publishers() -> dict[int, str]:
    """Who published which edition, by its number."""
    acts = db.session.execute(select(Act.told, Act.actor_name).where(
        Act.about == here().summit.id, Act.verb == "publishing.publish"))
    return {told["number"]: name for told, name in acts}
