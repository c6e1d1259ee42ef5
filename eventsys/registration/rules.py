"""What may become of a registration, decided on plain values.

A place is *held* by who was offered one and by who is confirmed: those two states, and no other, are counted.
`pending` waits for an organiser and holds nothing; `waitlisted` stands in line.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, get_args
from zoneinfo import ZoneInfo

State = Literal["pending", "waitlisted", "offered", "confirmed", "declined", "cancelled"]
Admission = Literal["open", "approval", "invitation"]
Verb = Literal["apply", "wait", "offer", "confirm", "decline", "cancel", "lapse", "nominate"]

STATES: tuple[State, ...] = get_args(State)
ADMISSIONS: tuple[Admission, ...] = get_args(Admission)
HOLDING: frozenset[State] = frozenset({"offered", "confirmed"})
LIVING: frozenset[State] = frozenset({"pending", "waitlisted", "offered", "confirmed"})
ENDED: frozenset[State] = frozenset({"declined", "cancelled"})

# Verb: from which states (None: it is made), to which.
TRANSITIONS: dict[Verb, tuple[frozenset[State | None], State]] = {
    "apply": (frozenset({None, "declined", "cancelled"}), "pending"),
    "wait": (frozenset({None, "pending", "declined", "cancelled"}), "waitlisted"),
    "nominate": (frozenset({None, "cancelled"}), "offered"),  # by a focal point: the delegation's place is theirs
    "offer": (frozenset({"pending", "waitlisted"}), "offered"),
    "confirm": (frozenset({None, "pending", "waitlisted", "offered", "declined", "cancelled"}), "confirmed"),
    "decline": (frozenset({"pending", "waitlisted", "offered", "confirmed"}), "declined"),
    "cancel": (frozenset({"pending", "waitlisted", "offered", "confirmed"}), "cancelled"),
    "lapse": (frozenset({"offered"}), "cancelled"),
}

GRACE = timedelta(minutes=1)  # after a deadline: a press that was under way still counts


class Forbidden(Exception):
    """No registration goes that way."""


def next_state(verb: Verb, state: State | None) -> State:
    """Raises Forbidden where the table has no such way."""
    before, after = TRANSITIONS[verb]
    if state not in before:
        raise Forbidden(f"{verb} of {state}")
    return after


def may(verb: Verb, state: State | None) -> bool:
    return state in TRANSITIONS[verb][0]


def instant(wall: datetime, zone: str) -> datetime:
    """Of a wall time in the event's zone; UTC."""
    return wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


Window = Literal["before", "open", "after"]


def window(opens: datetime | None, closes: datetime | None, zone: str, now: datetime) -> Window:
    """Of wall times in the event's zone; a minute of grace at its end."""
    if opens is not None and now < instant(opens, zone):
        return "before"
    if closes is not None and now >= instant(closes, zone) + GRACE:
        return "after"
    return "open"


def is_late(until: datetime | None, now: datetime) -> bool:
    """Whether a deadline (UTC) has passed, with a minute of grace; the server's clock decides."""
    return until is not None and now >= until + GRACE


# ---- answers ---------------------------------------------------------------------------------------------------

QuestionKind = Literal["text", "long text", "choice", "several", "yes or no", "date", "number", "country",
                       "organisation", "language", "file", "consent"]
QUESTION_KINDS: tuple[QuestionKind, ...] = get_args(QuestionKind)
# Answers that are kept apart, seen only with the right to, and erased on a date; "" is none of these.
Care = Literal["", "diet", "access", "visa", "emergency"]
CARES: tuple[Care, ...] = get_args(Care)


@dataclass(frozen=True)
class Asked:
    """Of a question what decides whether it is shown."""

    id: int
    categories: tuple[int, ...] = ()  # numbers; none: all
    only_if: int | None = None  # number of an earlier question
    only_if_values: tuple[str, ...] = ()  # one of these; none: anything that is an answer


def shown(questions: Iterable[Asked], category: int, answers: Mapping[int, object]) -> list[int]:
    """Numbers of the questions that somebody in this category, with these answers, is asked.

    What hangs on a question that is itself not shown is not shown either.
    """
    seen: list[int] = []
    for question in questions:
        if question.categories and category not in question.categories:
            continue
        if question.only_if is not None and not (
                question.only_if in seen and _fits(answers.get(question.only_if), question.only_if_values)):
            continue
        seen.append(question.id)
    return seen


def _fits(given: object, wanted: tuple[str, ...]) -> bool:
    several = [str(one) for one in given] if isinstance(given, list | tuple) else [] if given is None else [str(given)]
    said = {one for one in several if one}
    return bool(said & set(wanted) if wanted else said)
