"""A sheet taken through all its steps, without pages."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from eventsys.events import services as events
from eventsys.events.models import Event
from eventsys.imports.models import SheetRun
from eventsys.imports.sheets import deciding, runs
from eventsys.imports.sheets.applying import Applied, apply
from eventsys.imports.sheets.deciding import Report
from eventsys.imports.sheets.reading.opened import read
from eventsys.imports.sheets.tables import how_of
from eventsys.kit.database import transaction


def an_event(slug: str = "summit", **facts: Any) -> Event:
    """From Sunday to Tuesday, in Berlin's time."""
    given: dict[str, Any] = {"kind": "summit", "zone": "Europe/Berlin", "starts": date(2027, 9, 19),
                             "ends": date(2027, 9, 21)} | facts
    with transaction():
        return events.add_event(slug, given.pop("title", slug.title()), **given)


def csv_of(*rows: str) -> bytes:
    return "\r\n".join(rows).encode()


def uploaded(event: Event, kind: Any, data: bytes, name: str = "sheet.csv", **how: Any) -> SheetRun:
    """Its columns as they are proposed, but for `how`."""
    with transaction():
        run = runs.upload(event, kind, name, data, read(data, name), "Ada", "account:1")
        assert runs.settle(run, event, replace(how_of(run), **how)) == []
    return run


def shown(event: Event, kind: Any, data: bytes, name: str = "sheet.csv", names: Mapping[str, Mapping[str, str]] = {},
          loose: bool = False, left_out: frozenset[int] = frozenset(), **how: Any) -> tuple[SheetRun, Report]:
    """What each row will do, with names as they are proposed but for `names`."""
    run = uploaded(event, kind, data, name, **how)
    with transaction():
        deciding.decide(run, names)
        deciding.choose(run, loose, left_out)
        deciding.keep_plan(run, deciding.considered(run, event))
    return run, deciding.report_of(run)


def taken(event: Event, kind: Any, data: bytes, name: str = "sheet.csv", **more: Any) -> Report:
    """Applied."""
    run, report = shown(event, kind, data, name, **more)
    with transaction():
        assert isinstance(apply(run, event), Applied)
    return report
