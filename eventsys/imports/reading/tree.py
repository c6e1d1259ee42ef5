"""What a file says, in the structs of a programme, each with its line and with the fields it speaks of."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from eventsys.programme import structs

from .faults import Note
from .raw import Source

F = TypeVar("F", bound=structs.Fact)
PEOPLE = "people"  # in `says` of a session: who is on the roster, but not in which position or for whom


@dataclass(frozen=True)
class Said(Generic[F]):
    """Fields of `fact` that are not in `says` are unknown to the file: what is known of them stays."""

    fact: F
    says: frozenset[str]
    line: int = 0
    marks: tuple[tuple[str, str], ...] = ()  # (guid, code, id or slug; its value): by which it is told apart


@dataclass(frozen=True)
class Schedule:
    """A file understood.

    Keys of rooms, tracks, kinds and people are the file's own, or made from names.
    """

    source: Source
    ours: bool  # written by this program
    events: tuple[Said[structs.Event], ...]  # the summit first
    sessions: tuple[Said[structs.Session], ...] = ()
    people: tuple[Said[structs.Person], ...] = ()
    venues: tuple[Said[structs.Venue], ...] = ()
    rooms: tuple[Said[structs.Room], ...] = ()
    tracks: tuple[Said[structs.Track], ...] = ()
    kinds: tuple[Said[structs.Kind], ...] = ()
    refused: tuple[Note, ...] = ()
    remarks: tuple[Note, ...] = ()  # what was left out of rows that were taken

    @property
    def root(self) -> structs.Event:
        return self.events[0].fact
