"""A bounded memory of bytes, or of what holds bytes, by key; the least used go first. Safe for threads."""

from collections import OrderedDict
from collections.abc import Hashable, Sized
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V", bound=Sized)


class Kept(Generic[K, V]):
    def __init__(self, most: int) -> None:
        self.most, self.held = most, 0  # octets
        self.bodies: OrderedDict[K, V] = OrderedDict()
        self.lock = Lock()

    def get(self, key: K) -> V | None:
        with self.lock:
            body = self.bodies.get(key)
            if body is not None:
                self.bodies.move_to_end(key)
            return body

    def put(self, key: K, body: V) -> None:
        with self.lock:
            before = self.bodies.pop(key, None)
            self.held += len(body) - (len(before) if before is not None else 0)
            self.bodies[key] = body
            while self.held > self.most:
                self.held -= len(self.bodies.popitem(last=False)[1])

    def clear(self) -> None:
        with self.lock:
            self.bodies.clear()
            self.held = 0
