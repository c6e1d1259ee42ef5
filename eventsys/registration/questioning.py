"""What is asked: questions made, changed, put in order, and retired once somebody has answered them.

The order is one over all questions; those of one page (heading) stand together, and a question stands behind the one
that it hangs on.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Text, cast, exists, or_, select

from eventsys.events.models import Event
from eventsys.kit import clock, journal, ranked, rows, undoing
from eventsys.kit.database import db
from eventsys.kit.i18n import gettext as _
from eventsys.kit.slugs import slugify, unused
from eventsys.kit.undoing import Net

from .models import Answers, CareAnswers, Consent, Option, Question, Registration

CHOSEN = ("choice", "several")  # kinds with options of their own


@dataclass(frozen=True)
class Hangs:
    """Refused: this other question hangs on it. "option": on an option that was to go; "order": it would stand before
    it; "gone": it would be asked no more."""

    label: str
    why: Literal["option", "order", "gone"]


class Refused(Exception):
    def __init__(self, hangs: Hangs) -> None:
        super().__init__(hangs.label)
        self.hangs = hangs


def of(summit: Event) -> Sequence[Question]:
    """Those that are asked, in order."""
    return db.session.scalars(select(Question).where(Question.event_id == summit.id, Question.retired_at.is_(None))
                              .order_by(Question.rank, Question.id)).all()


def retired(summit: Event) -> Sequence[Question]:
    return db.session.scalars(select(Question).where(Question.event_id == summit.id, Question.retired_at.is_not(None))
                              .order_by(Question.rank, Question.id)).all()


def find(summit: Event, number: int) -> Question | None:
    row = db.session.get(Question, number)
    return row if row is not None and row.event_id == summit.id else None


def is_answered(row: Question) -> bool:
    """Whether somebody's answer, or consent, names it; one query."""
    named, own = f'"question": {row.id},', select(Registration.id).where(Registration.event_id == row.event_id)
    return bool(db.session.scalar(select(or_(
        exists().where(cast(Answers.given, Text).contains(named), Answers.registration_id.in_(own)),
        exists().where(cast(CareAnswers.given, Text).contains(named), CareAnswers.registration_id.in_(own)),
        exists().where(Consent.about == f"question:{row.id}", Consent.registration_id.in_(own))))))


def add(summit: Event, facts: Mapping[str, Any]) -> Question | None:
    """None where the same is asked on that page already: a press may come twice."""
    number = journal.act("registration.question.add", about=summit.id, label=facts["label"])
    others = of(summit)
    if _is_asked(others, facts):
        journal.strike(number)
        return None
    return _add(summit, others, facts)


def _is_asked(others: Sequence[Question], facts: Mapping[str, Any]) -> bool:
    same = (facts["label"], facts["page"], tuple(facts.get("categories", ())))
    return any((one.label, one.page, one.categories) == same for one in others)


def _add(summit: Event, others: Sequence[Question], facts: Mapping[str, Any]) -> Question:
    row = Question(event_id=summit.id, rank=ranked.after(others), **facts)
    db.session.add(row)
    db.session.flush()
    _settle([*others, row])
    return row


def add_set(summit: Event, name: str, made: Sequence[Mapping[str, Any]]) -> list[Question]:
    """Several that belong together; none where they are asked already. `only_if` in one of them is the place of an
    earlier one among them."""
    number = journal.act("registration.question.set", about=summit.id, set=name)
    if any(_is_asked(of(summit), facts) for facts in made):
        journal.strike(number)
        return []
    added: list[Question] = []
    for facts in made:
        given = dict(facts)
        if (on := given.pop("only_if", None)) is not None:
            given["only_if_id"] = added[on].id
        added.append(_add(summit, of(summit), given))
    return added


def change(summit: Event, row: Question, facts: Mapping[str, Any], seen: int) -> bool:
    """Raises Refused, and journal.Stale."""
    number = journal.act("registration.question.change", about=summit.id, label=facts.get("label", row.label))
    gone = {one.key for one in row.options} - {one.key for one in facts.get("options", row.options)}
    for other in of(summit):
        if other.only_if_id == row.id and gone & set(other.only_if_values):
            raise Refused(Hangs(other.label, "option"))
    changed = rows.change(row, facts, seen, "registration.question.change", summit.id)
    if changed:
        _settle(of(summit))
    else:
        journal.strike(number)
    return changed


def shift(summit: Event, row: Question, by: int) -> bool:
    """Up or down within its page. False where it stays. Raises Refused."""
    own = [one for one in of(summit) if one.page == row.page]
    at = own.index(row)
    goal = max(0, min(len(own) - 1, at + by))
    return goal != at and _place(summit, row, row.page, _behind(own, row, goal))


def _behind(own: list[Question], row: Question, goal: int) -> Question | None:
    """The one before which it comes to stand; none: at the end."""
    others = [one for one in own if one is not row]
    return others[goal] if goal < len(others) else None


def place(summit: Event, row: Question, page: str, before: Question | None) -> bool:
    """On that page, before that question or at the end. Raises Refused."""
    if before is row or (before is not None and (before.page != page or before.retired_at)):
        return False
    return _place(summit, row, page, before)


def _place(summit: Event, row: Question, page: str, before: Question | None) -> bool:
    number = journal.act("registration.question.move", about=summit.id, label=row.label)
    was = [(one.id, one.page) for one in of(summit)]
    order = [one for one in of(summit) if one is not row]
    row.page = page
    last = max((at for at, one in enumerate(order) if one.page == page), default=len(order) - 1)
    order.insert(order.index(before) if before is not None else last + 1, row)
    _settle(order)
    if [(one.id, one.page) for one in of(summit)] == was:
        journal.strike(number)
        return False
    return True


def shift_page(summit: Event, page: str, by: int) -> bool:
    """A whole page up or down. Raises Refused."""
    order = of(summit)
    headings = list(dict.fromkeys(one.page for one in order))
    if page not in headings:
        return False
    at = headings.index(page)
    goal = max(0, min(len(headings) - 1, at + by))
    if goal == at:
        return False
    journal.act("registration.question.page", about=summit.id, page=page)
    headings.insert(goal, headings.pop(at))
    _settle(sorted(order, key=lambda one: headings.index(one.page)))
    return True


def retire(summit: Event, row: Question) -> None:
    """Asked no more; its answers stay. Raises Refused."""
    journal.act("registration.question.retire", about=summit.id, label=row.label)
    _unless_needed(summit, row)
    row.retired_at = clock.now()
    db.session.flush()


def ask_again(summit: Event, row: Question) -> None:
    """Last on its page; what it hung on may be retired, and then it hangs on nothing."""
    journal.act("registration.question.return", about=summit.id, label=row.label)
    others = of(summit)
    row.retired_at, row.rank = None, ranked.after(others)
    if row.only_if_id is not None and row.only_if_id not in {one.id for one in others}:
        row.only_if_id, row.only_if_values = None, ()
    _settle([*others, row])


def delete(summit: Event, row: Question) -> bool:
    """False where it was answered: then it can be retired. Raises Refused."""
    number = journal.act("registration.question.delete", about=summit.id, label=row.label)
    _unless_needed(summit, row)
    if is_answered(row):
        journal.strike(number)
        return False
    db.session.delete(row)
    db.session.flush()
    return True


def _unless_needed(summit: Event, row: Question) -> None:
    for other in of(summit):
        if other.only_if_id == row.id:
            raise Refused(Hangs(other.label, "gone"))


def _settle(order: Iterable[Question]) -> None:
    """Pages together, in the order of their first question; then nothing may stand before what it hangs on."""
    given = list(order)
    headings = list(dict.fromkeys(one.page for one in given))
    settled = sorted(given, key=lambda one: headings.index(one.page))
    seen: set[int] = set()
    for one in settled:
        if one.only_if_id is not None and one.only_if_id not in seen:
            raise Refused(Hangs(one.label, "order"))
        seen.add(one.id)
    ranked.number(settled)
    db.session.flush()


def options(labels: Iterable[str], before: Sequence[Option] = ()) -> tuple[Option, ...]:
    """New ones behind those that are there, each with a key of its own; a label that is there already is left out."""
    made = list(before)
    for label in labels:
        if label and label not in {one.label for one in made}:
            made.append(Option(unused(slugify(label, 30), {one.key for one in made}, "option"), label))
    return tuple(made)


@undoing.objection
def _of_answers(nets: Sequence[Net], about: int | None) -> Iterator[str]:
    """An answer is kept as its question was then: apart or not, and of its kind."""
    for net in nets:
        if net.table != "question" or not (net.before is None or {"kind", "care"} & {*(net.after or {})}):
            continue
        row = db.session.get(Question, net.key[0])
        if row is not None and is_answered(row):
            yield _("“%(name)s” was answered since: retire it", name=row.label)
