"""Where somebody who is asked to a summit stands, what they owe, and what may be written to them. Pure."""

import re
from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

from msgspec import Struct

State = Literal["unasked", "invited", "opened", "confirmed", "declined"]
STATES: Final[tuple[State, ...]] = ("unasked", "invited", "opened", "confirmed", "declined")
THINGS: Final = ("biography", "picture", "position", "slides")
# Who chairs or reports shows no slides of their own.
WITH_SLIDES: Final = frozenset({"keynote", "opening remarks", "panelist", "discussant", "speaker"})
UNASKED: Final = ("", "proposed")  # states of an appearance
KEPT_BACK: Final = "withdrawn"  # state of a letter
NOT_ARRIVED: Final = ("refused", "failed", KEPT_BACK)
LINK_DAYS: Final = 90
PLACEHOLDERS: Final = ("name", "event", "sessions")
_PLACEHOLDER = re.compile(r"\{([^{}\s]*)\}")


class Seat(Struct, frozen=True):
    """One appearance of somebody."""

    session: int
    event: int  # the summit, or a part of it
    role: str
    state: str
    kind: str  # key of the session's kind
    has_position: bool
    withdrawn: bool = False  # the session

    @property
    def is_asked(self) -> bool:
        return self.state not in UNASKED


class Wanted(Struct, frozen=True):
    """What a summit wants of everybody on its rosters."""

    things: frozenset[str] = frozenset()
    slides_for: frozenset[str] = frozenset()  # keys of session kinds


class Guest(Struct, frozen=True):
    """Somebody on a summit's rosters, as far as the board has to know."""

    person: int
    name: str
    sort_name: str
    email: str
    has_address: bool
    has_biography: bool
    has_picture: bool
    seats: tuple[Seat, ...]
    asked_at: datetime | None = None
    reminded_at: datetime | None = None
    opened_at: datetime | None = None
    answered_at: datetime | None = None
    message: str = ""
    waiting: frozenset[str] = frozenset()  # fields sent, not yet accepted
    slides_of: frozenset[int] = frozenset()  # sessions whose slides were sent
    letter: str = ""  # state of the last letter of an invitation
    trouble: str = ""  # what a mail server said of the address, as it is now
    organisations: tuple[str, ...] = ()
    honorific: str = ""

    @property
    def live(self) -> tuple[Seat, ...]:
        """Nobody is asked to what will not take place, unless there is nothing else."""
        return tuple(seat for seat in self.seats if not seat.withdrawn) or self.seats

    @property
    def coming(self) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.live if seat.state != "declined")


def state_of(guest: Guest) -> State:
    """Whoever is not asked of one session yet is not asked; a letter that was kept back asked nobody.

    Who confirmed one session has confirmed, though of others they still owe an answer.
    """
    states = {seat.state for seat in guest.live}
    is_answered = bool(states & {"confirmed", "declined"})
    if states & set(UNASKED) or (guest.letter == KEPT_BACK and not is_answered):
        return "unasked"
    if "confirmed" in states:
        return "confirmed"
    if "invited" in states:
        return "opened" if guest.opened_at else "invited"
    return "declined"


def missing(guest: Guest, wanted: Wanted) -> tuple[str, ...]:
    """What is wanted, is not there and was not sent; of whoever declined everything nothing is."""
    coming = guest.coming
    if not coming:
        return ()
    there = {"biography": guest.has_biography, "picture": guest.has_picture,
             "position": all(seat.has_position for seat in coming),
             "slides": not slides_wanted(coming, wanted) - guest.slides_of}
    sent = guest.waiting - {"slides"}  # of slides each session has its own
    return tuple(thing for thing in THINGS if thing in wanted.things and not there[thing] and thing not in sent)


def slides_wanted(seats: Iterable[Seat], wanted: Wanted) -> frozenset[int]:
    """The sessions for which somebody in these seats is to show slides."""
    if "slides" not in wanted.things:
        return frozenset()
    return frozenset(seat.session for seat in seats
                     if seat.role in WITH_SLIDES and seat.kind in wanted.slides_for and not seat.withdrawn)


def owes(guest: Guest, wanted: Wanted) -> tuple[str, ...]:
    """ "answer" and the things that a reminder names; nothing of whoever was not asked yet."""
    asked = [seat for seat in guest.live if seat.is_asked]
    if not asked or guest.asked_at is None:
        return ()
    waits = any(seat.state == "invited" for seat in asked)
    return (*(("answer",) if waits else ()), *missing(guest, wanted))


def may_be_asked(guest: Guest) -> bool:
    """Who was asked of everything is reminded instead, but where the letter did not arrive."""
    states = {seat.state for seat in guest.live}
    is_open = bool(states & {*UNASKED, "invited"})
    return state_of(guest) == "unasked" or (is_open and guest.letter in NOT_ARRIVED)


def is_open(last_day: date, zone: str, now: datetime) -> bool:
    """Until the event has ended: the end of its last day there."""
    return now < _end(last_day, zone)


def link_days(last_day: date, zone: str, now: datetime) -> int:
    """How long a link lasts: at least ninety days, and until the event has ended."""
    return max(LINK_DAYS, (_end(last_day, zone) - now).days + 1)


def _end(last_day: date, zone: str) -> datetime:
    return datetime.combine(last_day + timedelta(days=1), time(), tzinfo=ZoneInfo(zone))


def unknown_placeholders(message: str) -> list[str]:
    """What stands in braces and is none of ours, as it was typed."""
    return [f"{{{name}}}" for name in dict.fromkeys(_PLACEHOLDER.findall(message)) if name not in PLACEHOLDERS]


def filled(message: str, **values: str) -> str:
    """The message with {name}, {event} and {sessions} said; a value that holds braces stays as it is."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), message)


def counts(guests: Collection[Guest], wanted: Wanted) -> dict[str, int]:
    """By state, and of each flag."""
    told: dict[str, int] = dict.fromkeys((*STATES, *FLAGS), 0)
    for guest in guests:
        told[state_of(guest)] += 1
        for flag in flags(guest, wanted):
            told[flag] += 1
    return told


FLAGS: Final = ("missing", "refused", "waiting", "no address", "held")


def flags(guest: Guest, wanted: Wanted) -> list[str]:
    """What the board filters by beside the state; one may have several."""
    said = {"missing": bool(missing(guest, wanted)), "refused": bool(guest.trouble),
            "waiting": bool(guest.waiting), "no address": not guest.has_address, "held": guest.letter == "held"}
    return [flag for flag in FLAGS if said[flag]]
