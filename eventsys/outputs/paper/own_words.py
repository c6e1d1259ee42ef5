"""What stands on the sheet with one participant's agenda: plain words, known to whoever asks for it to be printed."""

import msgspec


class Line(msgspec.Struct, frozen=True):
    """A session."""

    time: str
    until: str
    title: str
    where: str
    note: str = ""  # "number 3 in line", "withdrawn"
    is_gone: bool = False


class Day(msgspec.Struct, frozen=True):
    title: str
    lines: tuple[Line, ...]


class Own(msgspec.Struct, frozen=True):
    event: str
    when_and_where: str
    name: str  # whose it is
    zone: str  # in words
    days: tuple[Day, ...]
    address: str  # of the event's agenda, for the QR code
    as_of: str  # which edition, in words
