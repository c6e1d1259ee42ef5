"""A run's file as a table, read anew when it is asked for and remembered for the next step."""

import msgspec
from msgspec import Struct

from eventsys.imports.models import SheetRun
from eventsys.kit import storage
from eventsys.kit.i18n import gettext as _
from eventsys.kit.keeping import Kept

from .columns.header import Table, header_row, likeliest, table
from .reading.book import Book, Sheet, Wanted
from .reading.opened import read
from .reading.words import NotASheet
from .rows.entries import Settled
from .values.dates import Days, Order

_books: Kept[tuple[str, str, str], bytes] = Kept(32_000_000)  # octets


class How(Struct, frozen=True):
    """How a run's file is read: what `SheetRun.mapping` holds."""

    header: int = 1  # its row, as the program counts
    columns: tuple[str, ...] = ()  # keys of fields; "" is left out
    order: Order = ""
    day_above: bool = False
    zone: str = ""
    encoding: str = ""  # of text files, where the organiser knows better
    delimiter: str = ""

    @property
    def settled(self) -> Settled:
        return Settled(self.columns, self.order, self.day_above, self.zone)


def how_of(run: SheetRun) -> How:
    return msgspec.convert(run.mapping, How)


def keep_how(run: SheetRun, how: How) -> None:
    run.mapping = msgspec.to_builtins(how)


def book_of(run: SheetRun) -> Book:
    """Raises NotASheet where it is not kept any more, or cannot be read in the encoding that was chosen."""
    how = how_of(run)
    key = (run.digest, how.encoding, how.delimiter)
    if (known := _books.get(key)) is not None:
        return msgspec.msgpack.decode(known, type=Book)
    book = read(_bytes_of(run), run.file_name, Wanted(how.encoding, how.delimiter))
    remember(key, book)
    return book


def _bytes_of(run: SheetRun) -> bytes:
    try:
        return storage.read(run.digest)
    except FileNotFoundError:
        raise NotASheet(_("The file is not kept any more. Upload it again.")) from None


def remember(key: tuple[str, str, str], book: Book) -> None:
    _books.put(key, msgspec.msgpack.encode(book))


def sheet_of(run: SheetRun, book: Book) -> Sheet:
    return next((sheet for sheet in book.sheets if sheet.name == run.worksheet), None) or likeliest(
        book, run.kind)  # type: ignore[arg-type]


def table_of(run: SheetRun, days: Days) -> Table:
    return table(sheet_of(run, book_of(run)), how_of(run).header, run.kind, days)  # type: ignore[arg-type]


def first_look(book: Book, run: SheetRun) -> tuple[str, int]:
    """The worksheet and the header's row that fit best."""
    sheet = likeliest(book, run.kind)  # type: ignore[arg-type]
    return sheet.name, header_row(sheet, run.kind)  # type: ignore[arg-type]
