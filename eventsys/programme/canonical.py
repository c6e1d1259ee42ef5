"""Canonical bytes of a programme, and their digest."""

import hashlib

import msgspec

from .structs import Programme

_decoder = msgspec.json.Decoder(Programme)
_encoder = msgspec.json.Encoder(order="deterministic")


class NotAProgramme(ValueError):
    """The bytes are not a programme of a schema that we know."""


def encode(programme: Programme) -> bytes:
    """UTF-8 JSON; the same programme always gives the same bytes."""
    return _encoder.encode(programme)


def decode(data: bytes) -> Programme:
    """Raises NotAProgramme, with the path of the first field that does not fit."""
    try:
        programme = _decoder.decode(data)
    except msgspec.MsgspecError as error:
        raise NotAProgramme(str(error)) from error
    if not programme.events:
        raise NotAProgramme("a programme holds at least one event")
    return programme


def digest(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()
