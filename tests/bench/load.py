"""A small load client: keep-alive connections on raw sockets, answers read and counted, nothing parsed."""

import re
import socket
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from typing import NamedTuple

_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)\r\n", re.IGNORECASE)
_CHUNK = 1 << 20


class Ask(NamedTuple):
    """A request to one server, and the status that it must answer with."""

    port: int
    path: str
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()

    def encode(self) -> bytes:
        lines = [f"GET {self.path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}",
                 *(f"{name}: {value}" for name, value in self.headers)]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()


class Connection:
    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = bytearray(_CHUNK)

    def ask(self, request: bytes, status: int) -> int:
        """Octets of the body."""
        self.socket.sendall(request)
        head, rest = self._head()
        if not head.startswith(b"HTTP/1.1 %d" % status):
            raise AssertionError(head.partition(b"\r\n")[0].decode())
        found = _LENGTH.search(head + b"\r\n")
        length = int(found.group(1)) if found and status != 304 else 0
        left = length - rest
        while left > 0:
            left -= self.socket.recv_into(self.buffer, min(left, _CHUNK))
        return length

    def _head(self) -> tuple[bytes, int]:
        got = b""
        while (end := got.find(b"\r\n\r\n")) < 0:
            more = self.socket.recv(65_536)
            if not more:
                raise AssertionError("the server closed the connection")
            got += more
        return got[:end], len(got) - end - 4


def rate(ask: Ask, seconds: float, connections: int = 2) -> float:
    """Requests answered in a second, each connection asking again as soon as it has its answer."""
    with ThreadPoolExecutor(connections) as pool:
        started = time.perf_counter()
        counts = pool.map(lambda _: _count(ask, started + seconds), range(connections))
        return sum(counts) / (time.perf_counter() - started)


def _count(ask: Ask, until: float) -> int:
    connection, request, answered = Connection(ask.port), ask.encode(), 0
    while time.perf_counter() < until:
        connection.ask(request, ask.status)
        answered += 1
    connection.socket.close()
    return answered


def ratio(ours: Ask, bare: Ask, rounds: int = 9, seconds: float = 0.7) -> tuple[float, float, float]:
    """Median of our rate over the bare one's, asked in turns; and the median rates of both."""
    rate(ours, 0.3), rate(bare, 0.3)
    pairs = [(rate(ours, seconds), rate(bare, seconds)) for _ in range(rounds)]
    return (median(a / b for a, b in pairs), *(median(side) for side in zip(*pairs, strict=True)))


def fetch(ask: Ask) -> tuple[dict[str, str], bytes]:
    """Headers and body of one answer."""
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", ask.port, timeout=60)
    connection.request("GET", ask.path, headers=dict(ask.headers))
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != ask.status:
        raise AssertionError(f"{ask.path}: {answer.status}, not {ask.status}")
    return dict(answer.getheaders()), body


def visit(asks: Iterable[Ask]) -> int:
    """Each once; octets received."""
    return sum(len(fetch(ask)[1]) for ask in asks)
