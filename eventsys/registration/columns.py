"""What can be shown of registrations beside each other: columns of the list and of what is exported."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from eventsys.editions import reading
from eventsys.events.models import Event
from eventsys.kit import i18n
from eventsys.kit.i18n import gettext as _

from . import queries
from .models import Answer, Registration, SignUp
from .queries import Standing
from .surroundings import Around, Asked
from .words import source_words, state_words

USUAL = ("organisation", "country", "category", "state")  # of the list, beside the name


@dataclass(frozen=True)
class Column:
    key: str
    words: str
    is_private: bool = False  # of those who may see answers about diet, access and the like
    question: int = 0


@dataclass
class Beside:
    """What stands beside registrations in other tables; what no column asks for is left empty."""

    summit: Event
    around: Around
    answers: Mapping[int, Mapping[int, Answer]] = field(default_factory=dict)
    sign_ups: Mapping[int, Sequence[SignUp]] = field(default_factory=dict)
    sessions: Mapping[int, str] = field(default_factory=dict)  # titles, by number
    standings: Mapping[int, Standing] = field(default_factory=dict)
    agreed: Mapping[int, Mapping[int, bool]] = field(default_factory=dict)  # to questions for consent


def offered(questions: Iterable[Asked], sees_private: bool) -> dict[str, Column]:
    """By key, in the order in which they are offered."""
    plain = [Column(key, words) for key, words in _plain_words().items()]
    asked = [Column(f"q{one.id}", one.label, bool(one.care), one.id) for one in questions]
    return {column.key: column for column in (*plain, *asked) if sees_private or not column.is_private}


def beside(summit: Event, ids: Collection[int], chosen: Sequence[Column], around: Around,
           titles: Mapping[int, str] | None = None) -> Beside:
    """Asks for what the columns need; once of each, however many people there are."""
    keys = {column.key for column in chosen}
    wanted = {column.question for column in chosen if column.question}
    care = {one.care for one in around.questions if one.id in wanted and one.care}
    consents = [one.id for one in around.questions if one.id in wanted and one.kind == "consent"]
    return Beside(
        summit, around, queries.answers(ids, care) if wanted - {*consents} else {},
        queries.signed_up(ids) if "sessions" in keys else {},
        (session_titles(summit, around.sessions) if titles is None else titles) if "sessions" in keys else {},
        queries.standings(summit, ids) if keys & {"position_in_line", "first"} else {},
        queries.agreements(ids, consents) if consents else {})


def session_titles(summit: Event, slugs: Mapping[int, str]) -> dict[int, str]:
    """Of those for which one signs up, as the programme calls them."""
    current = reading.current(summit.slug) if slugs else None
    known = reading.view_of(current).by_slug if isinstance(current, reading.Current) else {}
    return {number: known[slug].title if slug in known else slug for number, slug in slugs.items()}


def cell(column: Column, row: Registration, known: Beside) -> str:
    if column.question in known.agreed.get(row.id, {}):
        return _said(known.agreed[row.id][column.question])
    if column.question:
        answer = known.answers.get(row.id, {}).get(column.question)
        return answer.words if answer else ""
    return _CELLS[column.key](row, known)


def _wall(at: datetime | None, known: Beside) -> str:
    """As clocks at the event show it; in a form that spreadsheet programs take for a date and time."""
    return f"{at.astimezone(ZoneInfo(known.summit.zone)):%Y-%m-%d %H:%M}" if at else ""


def _said(value: bool) -> str:
    return _("yes") if value else _("no")


def _sessions(row: Registration, known: Beside) -> str:
    told = [(known.sessions.get(one.session_id, ""), one.state) for one in known.sign_ups.get(row.id, ())]
    return "; ".join(title if state == "confirmed" else _("%(session)s (waiting)", session=title)
                     for title, state in told)


_CELLS: dict[str, Callable[[Registration, Beside], str]] = {
    "code": lambda row, known: row.code, "name": lambda row, known: row.name, "email": lambda row, known: row.email,
    "position": lambda row, known: row.position, "organisation": lambda row, known: row.organisation,
    "country": lambda row, known: i18n.country(row.country) if row.country else "",
    "city": lambda row, known: row.city,
    "category": lambda row, known: known.around.categories[row.category_id],
    "state": lambda row, known: state_words(row.state),
    "position_in_line": lambda row, known: str(known.standings[row.id].position or ""),
    "priority": lambda row, known: str(row.priority or ""),
    "delegation": lambda row, known: known.around.delegations.get(row.delegation_id or 0, ""),
    "head": lambda row, known: _said(True) if row.is_head else "",
    "sessions": _sessions, "first": lambda row, known: _said(not known.standings[row.id].came_before),
    "look": lambda row, known: _said(True) if row.to_look_at else "",
    "listed": lambda row, known: _said(row.is_listed), "news": lambda row, known: _said(row.wants_news),
    "language": lambda row, known: i18n.language(row.locale) if row.locale else "",
    "source": lambda row, known: source_words(row.source),
    "registered": lambda row, known: _wall(row.registered_at, known),
    "confirmed": lambda row, known: _wall(row.confirmed_at, known),
    "ended": lambda row, known: _wall(row.ended_at, known),
    "reason": lambda row, known: row.reason, "note": lambda row, known: row.note,
}


def _plain_words() -> dict[str, str]:
    told: dict[str, Any] = {
        "code": _("Code"), "name": _("Name"), "email": _("E-mail"), "position": _("Position"),
        "organisation": _("Organisation"), "country": _("Country"), "city": _("City"), "category": _("Category"),
        "state": _("State"), "position_in_line": _("Place in line"), "priority": _("Priority"),
        "delegation": _("Delegation"), "head": _("Head of delegation"), "sessions": _("Sessions signed up for"),
        "first": _("First time with us"), "look": _("To look at again"), "listed": _("In the public list"),
        "news": _("Wants news"), "language": _("Language of letters"), "source": _("Came by"),
        "registered": _("Registered"), "confirmed": _("Confirmed at"), "ended": _("Ended"),
        "reason": _("Reason"), "note": _("Internal note")}
    return told
