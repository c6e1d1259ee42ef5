"""Public, print and mail templates: a Jinja environment without Flask's globals.

What a template needs is given to it; it cannot reach the request, the configuration or the database.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from . import assets, i18n

FOLDER = Path(__file__).resolve().parents[2] / "templates"


@lru_cache(maxsize=1)
def environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, extensions=["jinja2.ext.i18n", "jinja2.ext.do"], auto_reload=False,
        cache_size=-1)
    env.install_gettext_callables(*i18n.unfilled(), newstyle=True)  # type: ignore[attr-defined]
    env.filters.update(i18n.FILTERS)
    env.globals.update(i18n.GLOBALS)
    env.globals["asset"] = assets.url
    return env


def render(name: str, **values: Any) -> str:
    """Raises UndefinedError for a value that the template names and was not given."""
    return environment().get_template(name).render(**values)


@lru_cache(maxsize=1)
def version() -> str:
    """Changes with any template or asset: part of every page's ETag."""
    import hashlib

    sum_ = hashlib.sha256(assets.version().encode())
    for path in sorted(FOLDER.rglob("*.*")):
        sum_.update(path.read_bytes())
    return sum_.hexdigest()[:12]
