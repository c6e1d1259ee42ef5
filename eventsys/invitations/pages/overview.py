"""Where the link leads: what they are asked to, when on their own clock, and what is still wanted of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, current_app

from eventsys.editions import reading
from eventsys.editions.reading import Current
from eventsys.kit import i18n
from eventsys.outputs.links import Links
from eventsys.outputs.subscribe import Subscription
from eventsys.sessions.models import Absence

from .. import queries, rules, sending
from ..models import Submission
from ..queries import Setup
from .shell import Here, bp, page, theirs

DETAILS = ("name", "position", "biography", "picture", "links")


@dataclass(frozen=True)
class Task:
    """One thing to look after. State: "wanted", "waiting", "declined", "there" or "free"."""

    key: str
    state: str
    note: str = ""  # why it was not taken over
    session: int = 0  # of slides
    title: str = ""


@bp.get("/<token>")
@theirs
def overview(here: Here) -> Response:
    sent, setup = sending.sent_by(here.summit.id, here.person.id), queries.setup_of(here.summit)
    return page("invitations/overview.html", here, doing=here.doing, tasks=tasks(here, setup, sent),
                absences=absences_of(here), reply_by=here.invitation.reply_by, calendar=_calendar(here),
                unanswered=[one for one in here.doing if one.state == "invited" and not one.withdrawn])


def tasks(here: Here, setup: Setup, sent: Sequence[Submission]) -> list[Task]:
    """None for whoever declined everything."""
    if not here.coming:
        return []
    guest = here.guest(sent)
    missing = rules.missing(guest, setup.wanted)
    has = {"name": True, "position": "position" not in missing, "biography": guest.has_biography,
           "picture": guest.has_picture, "links": bool(here.person.links)}
    details = [_task(key, key in missing, has[key], _last(sent, key)) for key in DETAILS]
    return details + [_slides(here, session, sent) for session in sorted(
        rules.slides_wanted(guest.coming, setup.wanted))]


def absences_of(here: Here) -> list[Absence]:
    return queries.absences(here.summit.id, here.person.id)


def _slides(here: Here, session: int, sent: Sequence[Submission]) -> Task:
    last = _last(sent, "slides", session)
    title = next((one.title for one in here.doing if one.session == session), "")
    there = last is not None and last.state == "accepted"
    task = _task("slides", not there, there, last)
    return Task("slides", task.state, task.note, session, title)


def _task(key: str, is_missing: bool, is_there: bool, last: Submission | None) -> Task:
    if last is not None and last.state == "waiting":
        return Task(key, "waiting")
    if last is not None and last.state == "declined":
        return Task(key, "declined", last.note)
    return Task(key, "wanted" if is_missing else "there" if is_there else "free")


def _last(sent: Sequence[Submission], field: str, session: int | None = None) -> Submission | None:
    return next((one for one in sent if one.field == field and one.session_id == session), None)


def _calendar(here: Here) -> Subscription | None:
    """The public feed of their sessions, as soon as there is one."""
    edition = reading.current(here.summit.slug)
    if not isinstance(edition, Current):
        return None
    view = reading.view_of(edition)
    if not any(session.starts for session, _a in view.appearances.get(here.person.slug, ())):
        return None
    links = Links(current_app.config["BASE_URL"])
    return Subscription(links.feed(here.summit.slug, "people", here.person.slug), i18n.gettext("My sessions"))
