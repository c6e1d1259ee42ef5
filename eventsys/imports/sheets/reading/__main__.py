"""The child: an Order on standard input, an Answer on standard output."""

import os
import resource
import sys

import msgspec

from .book import Answer, Book, Order
from .faults import Unreadable
from .limits import MEGABYTES, SECONDS


def main() -> None:
    _limit()
    order = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Order)
    try:
        answer = Answer(_book(order))
    except Unreadable as fault:
        answer = Answer(code=fault.code, values=fault.values)
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer))


def _book(order: Order) -> Book:
    # Not above: the libraries are loaded under the limits, and only the one that is needed.
    if order.form == "text":
        from . import plaintext
        book = plaintext.read(order.data, order.wanted)
    else:
        from . import cells
        book = cells.read(order.data, order.form)
    if not any(sheet.filled for sheet in book.sheets):
        raise Unreadable("nothing_in_it")
    return book


def _limit() -> None:
    os.nice(5)
    memory = MEGABYTES * 1024 * 1024
    for kind, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        _soft, hard = resource.getrlimit(kind)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (most, most if kind != resource.RLIMIT_CPU else hard))


if __name__ == "__main__":
    main()
