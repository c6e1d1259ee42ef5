"""Two people, or two organisations, that are one: merged as one act, which can be taken back; or told apart."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeVar

from sqlalchemy import or_, select

from eventsys.kit import journal
from eventsys.kit.absorbing import absorb
from eventsys.kit.database import db
from eventsys.kit.journal_watch import subject_of

from .models import NotTheSame, Organisation, Person

T = TypeVar("T", Person, Organisation)
KINDS: Final[dict[type, str]] = {Person: "person", Organisation: "organisation"}
VERBS: Final[dict[type, str]] = {Person: "people.merge", Organisation: "organisations.merge"}
# What one has to choose where the two differ. Organisations are known by their names: who keeps its name is kept.
FACTS: Final[dict[type, tuple[str, ...]]] = {
    Person: ("honorific", "name", "sort_name", "biography", "picture_digest", "links", "country", "email", "phone",
             "gender", "diet", "access_needs", "note"),
    Organisation: ("kind", "country", "region", "url", "note"),
}


def merge(kept: T, gone: T, facts: Mapping[str, Any], summits: Iterable[int] = (), seen: int | None = None) -> int:
    """Everything that belonged to either belongs to `kept`, with these facts; gives the act's number.

    `summits` are those on whose rosters they stand: their writers wait. Appearances stay as they were named.
    Raises Stale where either was changed after `seen`.
    """
    if kept.id == gone.id:
        raise ValueError("nobody is merged with themselves")
    act = journal.act(VERBS[type(kept)], kept=kept.name, gone=gone.name)
    for summit in sorted(set(summits)):
        journal.queue_up(summit)
    if seen is not None:
        journal.check(seen, *map(subject_of, (kept, gone)))
    _take_over_what_was_told_apart(kept, gone)
    absorb(kept, gone)
    for name in FACTS[type(kept)]:
        if name in facts and getattr(kept, name) != facts[name]:
            setattr(kept, name, facts[name])
    db.session.flush()
    return act


def tell_apart(one: T, other: T) -> None:
    """They look alike and are not the same; they are not proposed again."""
    journal.act("people.apart" if isinstance(one, Person) else "organisations.apart", one=one.name, other=other.name)
    pair = sorted((one.id, other.id))
    if tuple(pair) not in apart(type(one)):
        db.session.add(NotTheSame(kind=KINDS[type(one)], one_id=pair[0], other_id=pair[1]))
    db.session.flush()


def apart(of: type[Person] | type[Organisation]) -> frozenset[tuple[int, int]]:
    """The smaller number first."""
    return frozenset(
        (row.one_id, row.other_id) for row in db.session.execute(
            select(NotTheSame.one_id, NotTheSame.other_id).where(NotTheSame.kind == KINDS[of])))


def _take_over_what_was_told_apart(kept: T, gone: T) -> None:
    """Who is not the one is not the other either."""
    known = apart(type(kept))
    rows = db.session.scalars(select(NotTheSame).where(
        NotTheSame.kind == KINDS[type(kept)], or_(NotTheSame.one_id == gone.id, NotTheSame.other_id == gone.id)))
    for row in rows.all():
        third = row.other_id if row.one_id == gone.id else row.one_id
        pair = min(third, kept.id), max(third, kept.id)
        if third == kept.id or pair in known:
            db.session.delete(row)
        else:
            row.one_id, row.other_id = pair
    db.session.flush()
