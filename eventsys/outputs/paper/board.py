"""The geometry of a grid on a sheet: millimetres for the template."""

from dataclasses import dataclass, replace
from datetime import date

from eventsys.programme.structs import Session

from .cards import TITLE
from .daygrid import Day
from .grid import EVERYWHERE, Board, Cell, Item, Sheet, boards
from .measure import lines
from .words import Words, cut

PT = 25.4 / 72  # mm
_MOST_LINES = 9


@dataclass(frozen=True)
class Frame:
    """A sheet's room for a grid. mm, but for `size` (pt of the text in cells)."""

    width: float
    height: float  # below the rooms' names
    head: float  # height of the rooms' names
    axis: float  # width of the times
    size: float
    per_sheet: int  # rooms at most
    most_lines: int  # of a title, where sheets would else be more
    pad: float = 0.9
    gap: float = 0.8

    @property
    def leading(self) -> float:
        return self.size * 1.22 * PT

    def column(self, count: int) -> float:
        return (self.width - self.axis) / count

    def text_width(self, item: Item, count: int) -> float:
        """In em of the cell's text."""
        wide = self.width - self.axis if item.column == EVERYWHERE else self.column(count)
        return (wide / item.lanes - self.gap - 2 * self.pad - 0.9) / (self.size * PT)

    def need(self, item: Item, count: int) -> float:
        text = f"888 88:88 WW {cut(item.session.title, TITLE)}"
        wanted = min(self.most_lines, lines(text, self.text_width(item, count) * 0.97))
        return (1 if item.continued else wanted) * self.leading + 2 * self.pad + self.gap


@dataclass(frozen=True)
class CellBox:
    session: Session
    left: float
    top: float
    width: float
    height: float
    lines: int  # of text that fit
    time: str  # empty where the axis says it
    title: str
    is_break: bool
    continued: bool


@dataclass(frozen=True)
class Column:
    name: str
    seats: int | None
    left: float
    width: float
    cells: tuple[CellBox, ...]


@dataclass(frozen=True)
class BoardPage:
    """`anywhere`: sessions across all rooms; each column holds its own."""

    day: date
    columns: tuple[Column, ...]
    anywhere: tuple[CellBox, ...]
    ticks: tuple[tuple[str, float], ...]
    height: float
    rooms: str  # which ones, in words; empty where the sheet shows all
    hours: str  # the span of time; empty where the sheet shows the whole day


def pages(day: Day, frame: Frame, words: Words, breaks: frozenset[str]) -> list[BoardPage]:
    """`breaks`: keys of the kinds that are breaks."""
    sheets = _sheets(day, frame)
    spans = {sheet.columns: sum(1 for other in sheets if other.columns == sheet.columns) for sheet in sheets}
    return [_page(day, sheet, frame, words, breaks, len(spans) > 1, spans[sheet.columns] > 1)
            for sheet in sheets]


def _sheets(day: Day, frame: Frame) -> list[Board]:
    """As few as can be, then with as much of the titles as fits those few."""
    best: list[Board] = []
    for most in range(frame.most_lines, _MOST_LINES):
        roomy = replace(frame, most_lines=most)
        sheets = boards(day.items, len(day.rooms), frame.per_sheet,
                        Sheet(height=frame.height, tick=frame.size * PT * 1.25, need=roomy.need))
        if best and len(sheets) > len(best):
            break
        best = sheets
    return best


def _page(day: Day, sheet: Board, frame: Frame, words: Words, breaks: frozenset[str], some_rooms: bool,
          some_hours: bool) -> BoardPage:
    ticks = {moment for moment, _ in sheet.ticks}

    def box(cell: Cell) -> CellBox:
        return _cell(cell, sheet, frame, ticks, breaks)

    columns = tuple(
        Column(_name(day, number, words), room.capacity if (room := day.rooms[number]) else None,
               frame.axis + place * frame.column(len(sheet.columns)), frame.column(len(sheet.columns)) - frame.gap,
               tuple(box(cell) for cell in sheet.cells if cell.item.column == number))
        for place, number in enumerate(sheet.columns))
    rooms = f"{columns[0].name} – {columns[-1].name}" if len(columns) > 1 else columns[0].name
    return BoardPage(
        day.date, columns, tuple(box(cell) for cell in sheet.cells if cell.item.column == EVERYWHERE),
        tuple((clock(moment), top) for moment, top in sheet.ticks), sheet.height,
        rooms if some_rooms else "", "–".join(clock(m) for m in sheet.hours) if some_hours else "")


def _name(day: Day, number: int, words: Words) -> str:
    room = day.rooms[number]
    if room is not None:
        return cut(room.name, 80)
    return words.gettext("No room yet") if len(day.rooms) > 1 else ""


def _cell(cell: Cell, sheet: Board, frame: Frame, ticks: set[int], breaks: frozenset[str]) -> CellBox:
    item, count = cell.item, len(sheet.columns)
    whole = frame.width - frame.axis if item.column == EVERYWHERE else frame.column(count)
    left = frame.axis if item.column == EVERYWHERE else frame.axis + sheet.columns.index(item.column) * whole
    lane = (whole - frame.gap) / item.lanes
    fits = int((cell.height - frame.gap - 2 * frame.pad + 0.25) / frame.leading)
    told = item.starts in ticks and not item.continued
    begins = item.session.starts
    return CellBox(
        item.session, left + item.lane * lane, cell.top, lane - (frame.gap if item.lane + 1 < item.lanes else 0),
        cell.height - frame.gap, max(1, fits), "" if told or begins is None else begins.strftime("%H:%M"),
        cut(item.session.title, TITLE), item.session.kind in breaks, item.continued)


def clock(minute: int) -> str:
    """Minutes from midnight; the small hours belong to the day before."""
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


