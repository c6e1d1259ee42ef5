"""The one exception to a journal that is never edited: somebody who is erased is forgotten here too.

That something was done, when, and to which row, stays. What it said of the person goes: values of their rows, and
their name wherever a sentence tells it.
"""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Text, bindparam, cast, exists, or_, select, update

from .database import db
from .journal import Act, Change

GONE = "…"  # as the journal's sentences say what an act did not tell
SOME = 200  # values in one statement


def forget(subjects: Collection[str], keep: Collection[str] = ()) -> None:
    """Of all that was done to them only the columns to `keep` stay; of what they did, not their name."""
    db.session.flush()
    for some in _portions(sorted(subjects)):
        found = select(Change.id, Change.before, Change.after).where(Change.subject.in_(some))
        _rewrite(Change, "before", "after", ((row.id, _only(row.before, keep), _only(row.after, keep))
                                             for row in db.session.execute(found).all()))
        db.session.connection().execute(update(Act).where(Act.actor.in_(some)).values(actor_name=""))


def forget_changes(numbers: Iterable[int]) -> None:
    """Of changes of rows that tell of somebody, but are of another subject."""
    for some in _portions(sorted(numbers)):
        found = select(Change.id, Change.before, Change.after).where(Change.id.in_(some))
        _rewrite(Change, "before", "after", ((row.id, _only(row.before, ()), _only(row.after, ()))
                                             for row in db.session.execute(found).all()))


def words_of(subjects: Collection[str], columns: Collection[str]) -> frozenset[str]:
    """What these columns ever said: names and addresses that somebody no longer has are theirs too."""
    found = select(Change.before, Change.after).where(Change.subject.in_(subjects))
    return frozenset(value for row in db.session.execute(found) for values in row if values
                     for name, value in values.items() if name in columns and isinstance(value, str) and value)


def strike(words: Collection[str], about: int | None = None, *, only_of: Collection[str] = ()) -> None:
    """Take these words out of whatever acts told, and of the values of other rows; of one summit, or of all.

    With `only_of` (subjects) what changed others stays as it is told: somebody else may have the same name.
    """
    pattern = striking(words)
    if pattern is None:
        return
    own = [] if about is None else [Act.about == about]
    if only_of:
        theirs = select(Change.act_id).where(Change.subject.in_(only_of))
        own.append(Act.id.in_(theirs) | ~exists().where(Change.act_id == Act.id))
    told = select(Act.id, Act.told).where(_holds(Act.told, words), *own)
    _rewrite(Act, "told", None, ((row.id, pattern(row.told), None) for row in db.session.execute(told).all()))
    if only_of:
        return
    changed = select(Change.id, Change.before, Change.after).join(Change.act).where(
        or_(_holds(Change.before, words), _holds(Change.after, words)), *own)
    _rewrite(Change, "before", "after", ((row.id, pattern(row.before), pattern(row.after))
                                         for row in db.session.execute(changed).all()))


def forget_actor(names: Collection[str], about: int) -> None:
    """Whoever came without an account and called themselves so."""
    db.session.connection().execute(update(Act).where(
        Act.about == about, Act.actor_name.in_(names), ~Act.actor.startswith("account:")).values(actor_name=""))


def forget_told(about: int, verbs: Collection[str], keep: Collection[str] = ()) -> None:
    """Of the acts of a summit whose verbs begin so, only the values to `keep` stay, and of who did them only names of
    accounts."""
    which = (Act.about == about, or_(*(Act.verb.startswith(verb, autoescape=True) for verb in verbs)))
    found = db.session.execute(select(Act.id, Act.told).where(*which)).all()
    _rewrite(Act, "told", None, ((row.id, _only(row.told, keep), None) for row in found))
    db.session.connection().execute(update(Act).where(
        *which, ~Act.actor.startswith("account:"), ~Act.actor.in_(("worker", "command"))).values(actor_name=""))


def striking(words: Collection[str], anywhere: bool = False) -> Callable[[Any], Any] | None:
    """Takes words out of a value of any shape: within texts where they are of several parts, as a name or an address
    is; a single word only where it is all that is said, or else `anywhere`. None where there are no words.
    """
    wanted = sorted({word for word in words if word}, key=len, reverse=True)
    within = [re.escape(word) for word in wanted if anywhere or re.search(r"[\s@]", word)]
    inside = re.compile(rf"(?<!\w)(?:{'|'.join(within)})(?!\w)") if within else None

    def struck(value: Any) -> Any:
        if isinstance(value, str):
            return GONE if value in wanted else inside.sub(GONE, value) if inside else value
        if isinstance(value, dict):
            return {name: struck(item) for name, item in value.items()}
        return [struck(item) for item in value] if isinstance(value, list) else value

    return struck if wanted else None


def _only(values: dict[str, Any] | None, keep: Collection[str]) -> dict[str, Any] | None:
    return None if values is None else {name: value for name, value in values.items() if name in keep}


def _holds(column: Any, words: Collection[str]) -> ColumnElement[bool]:
    """A first sieve, by the database: JSON is kept with letters beyond ASCII written as escapes."""
    return or_(*(cast(column, Text).contains(json.dumps(word)[1:-1], autoescape=True) for word in words if word))


def _rewrite(table: type[Act] | type[Change], one: str, other: str | None,
             rows: Iterable[tuple[int, Any, Any]]) -> None:
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in (one, other) if name}
    given = [{"number": number, f"new_{one}": first, **({f"new_{other}": second} if other else {})}
             for number, first, second in rows]
    if given:
        own = table.__table__
        db.session.connection().execute(
            update(own).where(own.c.id == bindparam("number")).values(values), given)  # type: ignore[arg-type]


def _portions(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for at in range(0, len(values), SOME):
        yield values[at:at + SOME]
