"""The demo's data files, read into typed entries. What is wrong in one is told with its file and key."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from .checking import complaints
from .files import EventFile

DATA = Path(__file__).parent / "data"


class BadData(ValueError):
    """A line for each thing that is wrong: the file, the key in it, and what it is."""


def names(folder: Path = DATA) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.toml"))


def read(name: str, folder: Path = DATA) -> EventFile:
    """The event of `name.toml` and of all files in `name/`. Raises BadData."""
    paths = [folder / f"{name}.toml", *sorted((folder / name).glob("*.toml"))]
    pieces = {path.relative_to(folder).as_posix(): _piece(path, folder) for path in paths}
    if wrong := complaints(pieces):
        raise BadData("\n".join(wrong))
    return _joined(pieces)


def _piece(path: Path, folder: Path) -> EventFile:
    label = path.relative_to(folder).as_posix()
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), EventFile)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadData(f"{label}: {error}") from error
    except msgspec.ValidationError as error:
        raise BadData(f"{label}: {_in_words(str(error))}") from error
    except OSError as error:
        raise BadData(f"{label}: {error.strerror}") from error


def _in_words(message: str) -> str:
    """msgspec's "what - at `$.session[3].kind`" as "session 4, kind: what"."""
    what, _, place = message.partition(" - at `")
    place = place.rpartition("$")[2].strip("`.")
    place = re.sub(r"\[(\d+)\]", lambda number: f" {int(number[1]) + 1}", place)
    return f"{place.replace('.', ', ')}: {what}" if place else what


def _joined(pieces: Mapping[str, EventFile]) -> EventFile:
    """One file out of several: lists follow each other, single values stand in one of them only."""
    values: dict[str, Any] = {}
    for label, piece in pieces.items():
        for key in EventFile.__struct_fields__:
            value = getattr(piece, key)
            if isinstance(value, tuple):
                values[key] = (*values.get(key, ()), *value)
            elif value and values.get(key):
                raise BadData(f"{label}: {key}: another file has it already")
            else:
                values[key] = value or values.get(key) or value
    return EventFile(**values)
