"""Every endpoint declares who may use it; a test walks the URL map and finds none that does not."""

from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])

EVERYBODY = "everybody"


def public(view: View) -> View:
    """Anyone may read it, without an account."""
    view.capability = EVERYBODY  # type: ignore[attr-defined]
    return view


def capability_of(view: Callable[..., Any]) -> str | None:
    return getattr(view, "capability", None)
