"""However much somebody chose, as long as it can be read it is one sheet, with all of it."""

import msgspec
import page as validator
import pypdfium2
import pytest

from eventsys.outputs.paper.child import own_in_child
from eventsys.outputs.paper.own_words import Day, Line, Own

from .printed import squeezed

ARABIC = "جيران أولا كيف يصل الاستقطاب إلى الدرج"


def a_sheet(sessions: int, title: str) -> bytes:
    lines = tuple(Line(f"{9 + at // 6:02}:{at % 6}0", "", f"{title} {at}.", "Great Hall") for at in range(sessions))
    days = tuple(Day(f"Day {at // 20 + 1}", lines[at:at + 20]) for at in range(0, sessions, 20))
    what = Own("Common Ground Summit", "12–14 January 2027 · Lisbon", "Ada Lovelace", "All times are those of Lisbon",
               days, "https://events.example.org/e/summit/agenda", "Edition 3")
    return own_in_child(msgspec.json.encode(what), strict=True)


@pytest.mark.parametrize(("sessions", "title"), [(0, ""), (60, "Neighbours first"), (12, ARABIC)])
def test_all_that_was_chosen_stands_on_one_sheet_that_everybody_can_read(sessions: int, title: str) -> None:
    body = a_sheet(sessions, title)
    (sheet,) = (squeezed(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(body))
    assert "AdaLovelace" in sheet
    assert not title or sheet.count(squeezed(title)) == sessions
    report = validator.validate_pdf_bytes(body, profile=validator.ValidationProfile.PDF_UA_1)
    assert [f"{fault.rule_id}: {fault.message}" for fault in report.failures] == []
