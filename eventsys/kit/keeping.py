"""A bounded memory of bytes by key; the least used go first. Safe for threads."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Kept(Generic[K]):
    def __init__(self, most: int) -> None:
        self.most, self.held = most, 0  # octets
        self.bodies: OrderedDict[K, bytes] = OrderedDict()
        self.lock = Lock()

    def get(self, key: K) -> bytes | None:
        with self.lock:
            body = self.bodies.get(key)
            if body is not None:
                self.bodies.move_to_end(key)
            return body

    def put(self, key: K, body: bytes) -> None:
        with self.lock:
            self.held += len(body) - len(self.bodies.pop(key, b""))
            self.bodies[key] = body
            while self.held > self.most:
                self.held -= len(self.bodies.popitem(last=False)[1])

    def clear(self) -> None:
        with self.lock:
            self.bodies.clear()
            self.held = 0
