"""The journal as pages: of an event, of what belongs to none, and of one act."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Response, abort, request, url_for

from eventsys.events.models import Event
from eventsys.kit import journal_reading
from eventsys.kit.access import needs
from eventsys.kit.journal import Act
from eventsys.kit.journal_reading import Wanted

from ..journal_words import sentence_html
from ..rights import undoable
from ..shell import bp, event_page, here, page
from .areas import areas
from .telling import Thing, things

UTC = "UTC"
DETAILS = 100  # changes on a page of one act


@dataclass(frozen=True)
class Row:
    act: Act
    at: datetime  # wall time
    things: list[Thing]
    more: int  # changes that are not among the things
    is_undone: bool
    may_undo: bool


@bp.get("/e/<slug>/journal")
@needs("journal.view")
def journal(slug: str) -> Response:
    summit = here().summit
    return event_page("desk/journal/list.html", here="journal", **_listed(summit))


@bp.get("/e/<slug>/journal/<int:number>")
@needs("journal.view")
def journal_act(slug: str, number: int) -> Response:
    return event_page("desk/journal/act.html", here="journal", **_detailed(number, here().summit))


@bp.get("/journal")
@needs("accounts.manage")
def all_journal() -> Response:
    return page("desk/journal/list.html", here="all_journal", **_listed(None))


@bp.get("/journal/<int:number>")
@needs("accounts.manage")
def all_journal_act(number: int) -> Response:
    return page("desk/journal/act.html", here="all_journal", **_detailed(number, None))


def _listed(summit: Event | None) -> dict[str, Any]:
    about, zone = _about(summit)
    wanted = _wanted(about, ZoneInfo(zone))
    found = journal_reading.entries(wanted)
    told_of = things((change for changes in found.changes.values() for change in changes), about, zone)
    actors, verbs = journal_reading.actors_and_verbs(about)
    may = undoable(found.acts)
    rows = [Row(act, act.at.astimezone(ZoneInfo(zone)), told_of.get(act.id, []),
                found.counts[act.id] - len(found.changes[act.id]), act.id in found.undone,
                act.id in may - found.undone)
            for act in found.acts]
    return {"days": _by_day(rows), "wanted": wanted, "given": _given(), "has_more": found.has_more, "zone": zone,
            "actors": actors, "areas": areas(verbs), "sentence": sentence_html,
            "address": _address, "act_address": _act_address(summit), "undo_address": undo_address(summit),
            "bin_address": url_for("desk.bin", slug=summit.slug) if summit else ""}


def _detailed(number: int, summit: Event | None) -> dict[str, Any]:
    (about, zone), at_page = _about(summit), _page()
    act = journal_reading.find(number, about)
    if act is None:
        abort(404)
    changes = journal_reading.changes_of(number, (at_page - 1) * DETAILS, DETAILS + 1)
    shown = changes[:DETAILS]
    is_undone = number in journal_reading.undone([number])
    return {"act": act, "at": act.at.astimezone(ZoneInfo(zone)), "zone": zone, "is_undone": is_undone,
            "things": things(shown, about, zone).get(number, []), "sentence": sentence_html,
            "may_undo": not is_undone and bool(undoable([act])),
            "has_more": len(changes) > DETAILS, "number": at_page, "address": _address,
            "undo_address": undo_address(summit), "back": _journal_address(summit)}


def _about(summit: Event | None) -> tuple[int | None, str]:
    """Whose acts, and the zone of their times."""
    return (None, UTC) if summit is None else (summit.id, summit.zone)


def _wanted(about: int | None, zone: ZoneInfo) -> Wanted:
    given = _given()
    since, until = _day(given["from"]), _day(given["to"])
    return Wanted(about, given["who"], given["what"], given["subject"],
                  datetime.combine(since, time(), zone) if since else None,
                  datetime.combine(until + timedelta(days=1), time(), zone) if until else None, _page())


def _given() -> dict[str, str]:
    return {name: request.args.get(name, "").strip()[:100] for name in ("who", "what", "subject", "from", "to")}


def _page() -> int:
    asked = request.args.get("page", "1")
    return min(int(asked), 100_000) if asked.isdecimal() and len(asked) < 7 and int(asked) else 1


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _by_day(rows: list[Row]) -> dict[date, list[Row]]:
    days: dict[date, list[Row]] = {}
    for row in rows:
        days.setdefault(row.at.date(), []).append(row)
    return days


def _address(**changed: Any) -> str:
    """This page with other choices."""
    kept: Mapping[str, Any] = {name: value for name, value in {**_given(), **changed}.items() if value}
    return url_for(str(request.endpoint), **{**(request.view_args or {}), **kept})


def _journal_address(summit: Event | None) -> str:
    return url_for("desk.journal", slug=summit.slug) if summit else url_for("desk.all_journal")


def _act_address(summit: Event | None) -> Any:
    if summit is None:
        return lambda number: url_for("desk.all_journal_act", number=number)
    return lambda number: url_for("desk.journal_act", slug=summit.slug, number=number)


def undo_address(summit: Event | None) -> Any:
    if summit is None:
        return lambda number: url_for("desk.undo", number=number)
    return lambda number: url_for("desk.undo_here", slug=summit.slug, number=number)
