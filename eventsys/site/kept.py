"""A bounded memory of rendered pages; the least used go first."""

from collections import OrderedDict
from threading import Lock


class Kept:
    def __init__(self, most: int) -> None:
        self.most, self.held = most, 0  # octets
        self.bodies: OrderedDict[str, bytes] = OrderedDict()
        self.lock = Lock()

    def get(self, key: str) -> bytes | None:
        with self.lock:
            body = self.bodies.get(key)
            if body is not None:
                self.bodies.move_to_end(key)
            return body

    def put(self, key: str, body: bytes) -> None:
        with self.lock:
            self.held += len(body) - len(self.bodies.pop(key, b""))
            self.bodies[key] = body
            while self.held > self.most:
                self.held -= len(self.bodies.popitem(last=False)[1])
