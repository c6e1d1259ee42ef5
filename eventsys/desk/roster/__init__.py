"""Who does what: rosters of sessions and of the whole event. `of_session` gives what `desk/sessions/roster.html`,
a part of the session's page, has to show."""

from . import adding, event, ordering, replacing, seats, session  # noqa: F401 - each attaches its endpoints
from .reading import of_session

__all__ = ["of_session"]
