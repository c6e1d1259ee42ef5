"""The steps of a sheet as an organiser's browser takes them, and what the pages say."""

import io
import re

from sqlalchemy import select
from werkzeug.test import TestResponse

from eventsys.imports.models import SheetRun
from eventsys.kit.database import db

from ..organisers import Organiser

SHEETS = "/desk/e/summit/sheets"
AGENDA = ("No.;DAY;Start;End / Duration;Title;Type;Where;Speakers\r\n"
          "S1;14.9.27;09:00;10:30;Opening;Plenary;Great Hall;Chair: Sofia Berg, University of Oslo\r\n"
          "S2;15.9.27;16.45 Uhr;90;Résilience urbaine;Panel;great hall;K. Okafor | Speaker tbc\r\n"
          "S3;31.9.27;10:00;;Never;Panel;Room C;\r\n")


def uploaded(organiser: Organiser, data: bytes | str = AGENDA, name: str = "agenda.csv", kind: str = "sessions"
             ) -> TestResponse:
    body = data.encode() if isinstance(data, str) else data
    return organiser.post(SHEETS, {"kind": kind, "file": (io.BytesIO(body), name)})


def a_run() -> SheetRun:
    db.session.expire_all()
    return db.session.scalars(select(SheetRun).order_by(SheetRun.id.desc())).first()  # type: ignore[return-value]


def page_of(organiser: Organiser, step: str) -> str:
    return organiser.text(f"{SHEETS}/{a_run().id}/{step}")


def fields_of(page: str) -> dict[str, str]:
    """Lists and their chosen options, as a browser would send them."""
    found = {}
    for name, options in re.findall(r'<select id="[^"]*" name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options) or re.search(r'value="([^"]*)"', options)
        found[name] = chosen[1] if chosen else ""
    return found


def settled(organiser: Organiser, **more: str) -> TestResponse:
    return organiser.post(f"{SHEETS}/{a_run().id}/columns", {**fields_of(page_of(organiser, "columns")), **more})


def named(organiser: Organiser, **more: str) -> TestResponse:
    return organiser.post(f"{SHEETS}/{a_run().id}/names", {**fields_of(page_of(organiser, "names")), **more})


def applied(organiser: Organiser) -> TestResponse:
    page = page_of(organiser, "rows")
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', page)
    return organiser.post(f"{SHEETS}/{a_run().id}/apply", {"seen": seen[1] if seen else ""})


def through(organiser: Organiser, data: bytes | str = AGENDA, name: str = "agenda.csv", kind: str = "sessions") -> None:
    uploaded(organiser, data, name, kind)
    settled(organiser)
    if a_run().state == "mapped":
        named(organiser)
    applied(organiser)
