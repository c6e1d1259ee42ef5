"""Every endpoint declares who may use it; a test walks the URL map and finds none that does not."""

from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])

EVERYBODY = "everybody"
SIGNED_IN = "signed in"
BY_LINK = "by link"


def public(view: View) -> View:
    """Anyone may read it, without an account."""
    return _declared(view, EVERYBODY)


def by_link(view: View) -> View:
    """A secret in the address is the key; the view itself looks it up, and answers 404 for any other."""
    return _declared(view, BY_LINK)


def signed_in(view: View) -> View:
    """Anyone with an account, whatever their role."""
    return _declared(view, SIGNED_IN)


def needs(capability: str) -> Callable[[View], View]:
    """Accounts that have it: in the event of the address, or else in any event."""
    return lambda view: _declared(view, capability)


def capability_of(view: Callable[..., Any]) -> str | None:
    return getattr(view, "capability", None)


def _declared(view: View, capability: str) -> View:
    view.capability = capability  # type: ignore[attr-defined]
    return view
