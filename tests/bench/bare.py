"""The yardstick: a WSGI application that reads what it is sent, returns what it was given at
the start, and does nothing else.

`BARE_ANSWERS` names a pickled mapping of path to (status line, headers, body).
"""

import os
import pickle
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ANSWERS: dict[str, tuple[str, list[tuple[str, str]], bytes]] = pickle.loads(  # noqa: S301 - our own
    Path(os.environ["BARE_ANSWERS"]).read_bytes())


def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    environ["wsgi.input"].read()
    status, headers, body = ANSWERS[environ["PATH_INFO"]]
    start_response(status, headers)
    return [body]
