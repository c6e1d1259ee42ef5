"""What the registrations of an event have to do with, and how many there are: all in one question."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, Text, case, cast, func, literal, select, union_all

from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.people.names import plain

from . import places
from .models import Category, Delegation, Places, Question, Registration, SignUpSession
from .places import Tally


@dataclass(frozen=True)
class Asked:
    """A question, in a word."""

    id: int
    label: str
    care: str
    kind: str


@dataclass(frozen=True)
class Around:
    states: dict[str, int]  # how many, by state
    countries: tuple[str, ...]  # that somebody named
    categories: dict[int, str]  # names; those out of use come last
    delegations: dict[int, str]  # organisations
    sessions: dict[int, str]  # slugs of those for which one signs up
    questions: tuple[Asked, ...]  # those that are asked no more come last
    tallies: dict[str, Tally]

    @property
    def total(self) -> int:
        return sum(self.states.values())


def around(summit: Event) -> Around:
    """One query."""
    rows: dict[str, list[Any]] = defaultdict(list)
    for row in db.session.execute(union_all(*_kinds(summit))):
        rows[row.what].append(row)
    for what in ("category", "question"):
        rows[what].sort(key=lambda row: (row.late, row.rank, row.id))
    named = {what: {row.id: row.words for row in rows[what]} for what in ("category", "delegation", "session")}
    return Around(
        {row.words: row.id for row in rows["state"]}, tuple(sorted(row.words for row in rows["country"])),
        named["category"], dict(sorted(named["delegation"].items(), key=lambda one: plain(one[1]))), named["session"],
        tuple(Asked(row.id, row.words, *row.more.split(":")) for row in rows["question"]),
        {row.words: Tally(None if row.more == "" else int(row.more), row.id, row.rank) for row in rows["places"]})


def _kinds(summit: Event) -> list[Select[*tuple[Any, ...]]]:
    """Each: what, id, words, more, late, rank."""
    empty, no = literal(""), literal(0)
    of_event = Registration.event_id == summit.id

    def late(column: Any) -> Any:
        return case((column.is_(None), 0), else_=1).label("late")

    return [
        select(literal("state").label("what"), func.count().label("id"), Registration.state.label("words"),
               empty.label("more"), no.label("late"), no.label("rank")).where(of_event).group_by(Registration.state),
        select(literal("country"), no, Registration.country, empty, no, no).where(
            of_event, Registration.country != "").distinct(),
        select(literal("category"), Category.id, Category.name, empty, late(Category.closed_at), Category.rank).where(
            Category.event_id == summit.id),
        select(literal("delegation"), Delegation.id, Delegation.organisation, empty, no, no).where(
            Delegation.event_id == summit.id, Delegation.state == "granted"),
        select(literal("session"), SignUpSession.id, SignUpSession.session, empty, no, no).where(
            SignUpSession.event_id == summit.id),
        select(literal("question"), Question.id, Question.label, Question.care + ":" + Question.kind,
               late(Question.retired_at), Question.rank).where(Question.event_id == summit.id),
        select(literal("places"), Places.taken, Places.of, func.coalesce(cast(Places.places, Text), ""), no,
               Places.waiting).where((Places.of == places.event_key(summit.id)) | Places.of.in_(
                   select(literal("category:") + cast(Category.id, Text)).where(Category.event_id == summit.id))),
    ]
