"""What was deleted in the last thirty days, and its way back: the undoing of the act that deleted it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flask import Response, g, request, url_for

from eventsys.kit import clock, journal_reading
from eventsys.kit.access import needs, signed_in
from eventsys.kit.journal import Act

from ..journal_words import sentence, sentence_html
from ..shell import bp, event_page, here, page
from .pages import UTC, undo_address
from .telling import Thing, things
from .undoing import OF_WHOLE_EVENTS

KEPT = timedelta(days=30)
# What people would look for; a session's place or a line of a list is put back with what it hangs on.
KINDS = ("session", "session_document", "appearance", "room", "venue", "track", "session_kind", "event_day",
         "event_document", "event_organiser", "event", "sponsor_tier", "sponsor_listing", "walk")
SHOWN = 4


@dataclass(frozen=True)
class Deleted:
    act: Act
    at: datetime  # wall time
    until: datetime
    things: list[Thing]
    more: int

    def has(self, query: str) -> bool:
        said = " ".join((sentence(self.act), *(f"{thing.noun} {thing.name}" for thing in self.things)))
        return query.casefold() in said.casefold()


@bp.get("/e/<slug>/bin")
@needs("event.manage")
def bin(slug: str) -> Response:
    summit, query = here().summit, request.args.get("q", "").strip()[:100]
    acts = journal_reading.deletions(summit.id, clock.now() - KEPT, KINDS)
    deleted = _told(acts, summit.id, summit.zone)
    return event_page("desk/journal/bin.html", here="settings", deleted=[one for one in deleted if one.has(query)],
                      has_any=bool(deleted), query=query, sentence=sentence_html, zone=summit.zone,
                      undo_address=undo_address(summit), back=url_for("desk.journal", slug=slug))


@bp.get("/bin")
@signed_in
def bin_of_events() -> Response:
    """Whole events: one's own deletions, for with the event went the role in it; and all for an administrator."""
    actor = "" if g.rights.is_admin else f"account:{g.account.id}"
    deleted = _told(journal_reading.acts_of(OF_WHOLE_EVENTS, clock.now() - KEPT, actor), None, UTC)
    return page("desk/journal/bin.html", deleted=deleted, has_any=bool(deleted), query="", sentence=sentence_html,
                zone=UTC, undo_address=undo_address(None), back=url_for("desk.start"))


def _told(acts: list[Act], summit_id: int | None, zone: str) -> list[Deleted]:
    gone = journal_reading.deleted_by([act.id for act in acts], KINDS)
    known: dict[int, list[Thing]] = things(
        (change for changes in gone.values() for change in changes[:SHOWN]), summit_id, zone)
    return [Deleted(act, act.at.astimezone(ZoneInfo(zone)), (act.at + KEPT).astimezone(ZoneInfo(zone)),
                    known.get(act.id, []), len(gone[act.id]) - len(known.get(act.id, []))) for act in acts]
