"""How reading says no: to a whole file, or to one row of it."""

from msgspec import Struct

from eventsys.kit.i18n import gettext as _
from eventsys.programme import richtext


class _Refusal(ValueError):
    """What it quotes from a file is fit for any terminal: one line, no control characters, no half letters."""

    def __init__(self, words: str) -> None:
        super().__init__(richtext.line(words))


class NotASchedule(_Refusal):
    """The whole file is refused; `str()` is one line that a person can act on."""


class Unfit(_Refusal):
    """One row is refused; `str()` is the reason, a sentence that begins small."""


class Note(Struct, frozen=True):
    """A row that was refused, or something in it that was left out."""

    line: int  # of the file, from 1
    what: str  # its title, or else its code or guid
    reason: str


def cut_off(line: int) -> NotASchedule:
    return NotASchedule(_("The file is cut off: it ends on line %(line)s, in the middle of the schedule.",
                          line=line))


def too_many(line: int, limit: int) -> NotASchedule:
    return NotASchedule(_("The file holds more than %(limit)s sessions (line %(line)s); that is no schedule "
                          "we can read.", limit=limit, line=line))


def too_many_days(line: int, limit: int) -> NotASchedule:
    return NotASchedule(_("The file holds more than %(limit)s days (line %(line)s); that is no schedule "
                          "we can read.", limit=limit, line=line))
