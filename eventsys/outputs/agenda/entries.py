"""A session made ready to be shown in the agenda."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from eventsys.programme.structs import Event, Kind, Room, Session, Track
from eventsys.programme.view import View

from .clock import Reading, end_minute, reading, start_minute
from .memory import per_view
from .moments import Moments

NAMES_SHOWN = 2


class News(Struct, frozen=True):
    """Uids of what became otherwise in the last days."""

    new: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()
    restored: frozenset[str] = frozenset()  # were withdrawn, and are held after all

    def about(self, session: Session) -> str:
        marks = {"restored": self.restored, "new": self.new, "moved": self.moved}
        return next((mark for mark, uids in marks.items() if session.uid in uids), "")


class Entry(Struct, frozen=True):
    session: Session
    begins: Reading | None  # None: to be announced
    ends: Reading | None  # None where the length is unknown
    track: Track | None
    kind: Kind | None
    room: Room | None
    part: Event | None  # where it belongs to a part of the event looked at
    names: tuple[str, ...]  # who is first in precedence
    more_names: int
    language: str = ""  # BCP 47, where it is not the usual one
    news: str = ""  # "new", "moved", "restored" or empty
    moment: str = ""  # "now", "next" or empty

    @property
    def withdrawn(self) -> bool:
        return self.session.status == "withdrawn"

    @property
    def is_break(self) -> bool:
        return self.kind is not None and self.kind.is_break

    @property
    def for_all(self) -> bool:
        """Whether everybody attends it: then it lies across all rooms."""
        return self.session.all_rooms or (self.is_break and not self.session.room)

    @property
    def minutes(self) -> int:
        """Zero where unknown."""
        return self.ends.minute - self.begins.minute if self.begins and self.ends else 0

    @property
    def ends_on_another_date(self) -> bool:
        """Other than by running into the small hours."""
        return bool(self.begins and self.ends and self.minutes > 18 * 60
                    and self.ends.date != self.begins.date)


def entries(view: View, sessions: Iterable[Session], zone_name: str, news: News,
            moments: Moments) -> tuple[Entry, ...]:
    """Times are read in `zone_name`."""
    return tuple(_entry(view, session, zone_name, news, moments) for session in sessions)


def _entry(view: View, session: Session, zone_name: str, news: News, moments: Moments) -> Entry:
    own = view.zone_of(session)
    start, end = start_minute(session, own), end_minute(session, own)
    names = list({view.person(seen.person).name: None for seen in session.roster})
    # "and 1 more" takes the room of the name itself.
    shown = len(names) if len(names) <= NAMES_SHOWN + 1 else NAMES_SHOWN
    return Entry(
        session=session,
        begins=None if start is None else reading(start, zone_name),
        ends=None if end is None or end == start else reading(end, zone_name),
        track=view.tracks.get(session.track), kind=view.kinds.get(session.kind),
        room=view.every_room.get(session.room),
        part=view.events[session.event] if session.event != view.event.slug else None,
        names=tuple(names[:shown]), more_names=len(names) - shown,
        language=session.language if session.language != usual_language(view) else "",
        news=news.about(session), moment=moments.of(session.uid))


@per_view
def usual_language(view: View) -> str:
    """The event's own or, where it states none, that of most of its sessions."""
    spoken = Counter(session.language for session in view.shown_sessions if session.language)
    return view.event.language or (spoken.most_common(1)[0][0] if spoken else "")
