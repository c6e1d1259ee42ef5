"""The journal as it is read: pages of acts by who, what and when, with what they changed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, cast, func, or_, select
from sqlalchemy.orm import aliased

from .database import db
from .journal import Act, Change

A_PAGE = 30  # acts
MOST = 500  # deletions listed at once
AT_FIRST = 6  # changes of an act that are shown beside it


@dataclass(frozen=True)
class Wanted:
    """Which acts: of one summit, or (None) of people, accounts and the like. What is empty does not count."""

    about: int | None
    actor: str = ""  # "account:3"
    verb: str = ""  # or what it begins with: "agenda" of "agenda.move"
    subject: str = ""  # "session:12", or with its table where a subject has many rows: "room:5" of "event:1"
    since: datetime | None = None
    before: datetime | None = None
    page: int = 1


@dataclass(frozen=True)
class Entries:
    acts: Sequence[Act]
    changes: dict[int, list[Change]]  # by act; the first few
    counts: dict[int, int]
    undone: frozenset[int]
    has_more: bool


def entries(wanted: Wanted) -> Entries:
    """The latest first; four queries."""
    found = db.session.scalars(
        select(Act).where(*_conditions(wanted)).order_by(Act.id.desc())
        .offset((wanted.page - 1) * A_PAGE).limit(A_PAGE + 1)).all()
    acts = found[:A_PAGE]
    ids = [act.id for act in acts]
    changes, counts = _first_changes(ids)
    return Entries(acts, changes, counts, undone(ids), len(found) > A_PAGE)


def latest(about: int, count: int) -> list[Act]:
    return list(db.session.scalars(select(Act).where(Act.about == about).order_by(Act.id.desc()).limit(count)))


def find(number: int, about: int | None) -> Act | None:
    act = db.session.get(Act, number)
    return act if act is not None and act.about == about else None


def changes_of(act_id: int, offset: int = 0, limit: int | None = None) -> list[Change]:
    return list(db.session.scalars(
        select(Change).where(Change.act_id == act_id).order_by(Change.id).offset(offset).limit(limit)))


def samples_of(act_ids: Collection[int], whole: Collection[str] = ()) -> dict[int, list[Change]]:
    """By act: the first change of each table, and of the tables `whole` all of them. One query."""
    first = select(func.min(Change.id)).where(Change.act_id.in_(act_ids)).group_by(Change.act_id, Change.of_table)
    found: dict[int, list[Change]] = {}
    for change in db.session.scalars(select(Change).where(
            Change.act_id.in_(act_ids), or_(Change.of_table.in_(whole), Change.id.in_(first))).order_by(Change.id)):
        found.setdefault(change.act_id, []).append(change)
    return found


def actors_and_verbs(about: int | None) -> tuple[dict[str, str], list[str]]:
    """Names by actor, the latest where one has had several; and the verbs. For the filters."""
    rows = db.session.execute(
        select(Act.actor, Act.actor_name, Act.verb, func.max(Act.id).label("last")).where(_about(about))
        .group_by(Act.actor, Act.actor_name, Act.verb).order_by(func.max(Act.id))).all()
    return {row.actor: row.actor_name for row in rows}, sorted({row.verb for row in rows})


def undone(ids: Sequence[int]) -> frozenset[int]:
    """Those of them that were taken back, and that not taken back in turn."""
    undoing = select(Act.id, Act.undoes_id).where(Act.undoes_id.in_(ids)).cte("undoing", recursive=True)
    undoing = undoing.union_all(select(Act.id, Act.undoes_id).join(undoing, Act.undoes_id == undoing.c.id))
    last: dict[int, int] = {}
    for number, of in db.session.execute(select(undoing.c.id, undoing.c.undoes_id).order_by(undoing.c.id)):
        last[of] = number
    return frozenset(number for number in ids if _is_undone(number, last))


def deletions(about: int, since: datetime, tables: Collection[str]) -> list[Act]:
    """The acts of a summit that deleted rows of these tables since then and were not taken back, the latest first."""
    gone = select(Change.act_id).where(Change.after.is_(None), Change.of_table.in_(tables))
    return _standing(select(Act).where(
        Act.about == about, Act.at >= since, Act.id.in_(gone) | Act.verb.endswith(".delete")))


def acts_of(verb: str, since: datetime, actor: str = "") -> list[Act]:
    """Those with that verb, of all or of one actor, that were not taken back."""
    return _standing(select(Act).where(Act.verb == verb, Act.at >= since, *[Act.actor == actor] * bool(actor)))


def deleted_by(ids: Sequence[int], tables: Collection[str]) -> dict[int, list[Change]]:
    """The rows of these tables that went, by act."""
    found: dict[int, list[Change]] = {number: [] for number in ids}
    for change in db.session.scalars(
            select(Change).where(Change.act_id.in_(ids), Change.after.is_(None), Change.of_table.in_(tables))
            .order_by(Change.id)):
        found[change.act_id].append(change)
    return found


def _standing(acts: Select[Any]) -> list[Act]:
    found: list[Act] = list(db.session.scalars(acts.order_by(Act.id.desc()).limit(MOST)))
    taken_back = undone([act.id for act in found])
    return [act for act in found if act.id not in taken_back]


def deletion_of(table: str, number: int, about: int) -> Act | None:
    """The last act of a summit that deleted that row."""
    return db.session.scalar(
        select(Act).join(Change, Change.act_id == Act.id).where(
            Act.about == about, Change.of_table == table, cast(Change.key, Text) == f"[{number}]",
            Change.after.is_(None)).order_by(Act.id.desc()).limit(1))


def later(act_id: int) -> list[Act]:
    """The acts that changed the same rows after that one, the earliest first."""
    own = aliased(Change)
    same = and_(own.subject == Change.subject, own.of_table == Change.of_table,
                cast(own.key, Text) == cast(Change.key, Text))
    since = select(Change.act_id).join(own, same).where(own.act_id == act_id, Change.act_id > act_id)
    return list(db.session.scalars(select(Act).where(Act.id.in_(since)).order_by(Act.id).limit(20)))


def _is_undone(number: int, last: dict[int, int]) -> bool:
    by = last.get(number)
    return by is not None and not _is_undone(by, last)


def _about(about: int | None) -> ColumnElement[bool]:
    return Act.about.is_(None) if about is None else Act.about == about


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found = [_about(wanted.about)]
    if wanted.actor:
        found.append(Act.actor == wanted.actor)
    if wanted.verb:
        found.append(or_(Act.verb == wanted.verb, Act.verb.startswith(f"{wanted.verb}.", autoescape=True)))
    if wanted.since:
        found.append(Act.at >= wanted.since)
    if wanted.before:
        found.append(Act.at < wanted.before)
    if wanted.subject:
        found.append(Act.id.in_(select(Change.act_id).where(_of(wanted.subject))))
    return found


def _of(subject: str) -> ColumnElement[bool]:
    """By subject, or by table and key: a row of an event has the event as its subject."""
    table, _colon, number = subject.partition(":")
    return (Change.subject == subject) | and_(Change.of_table == table, cast(Change.key, Text) == f"[{number}]")


def _first_changes(ids: Sequence[int]) -> tuple[dict[int, list[Change]], dict[int, int]]:
    place = func.row_number().over(partition_by=Change.act_id, order_by=Change.id)
    count = func.count().over(partition_by=Change.act_id)
    ranked = select(Change.id, place.label("place"), count.label("count")).where(Change.act_id.in_(ids)).subquery()
    changes: dict[int, list[Change]] = {number: [] for number in ids}
    counts = dict.fromkeys(ids, 0)
    for change, number in db.session.execute(
            select(Change, ranked.c.count).join(ranked, ranked.c.id == Change.id)
            .where(ranked.c.place <= AT_FIRST).order_by(Change.id)):
        changes[change.act_id].append(change)
        counts[change.act_id] = number
    return changes, counts
