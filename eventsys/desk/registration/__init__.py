"""How an event registers: open or closed, categories, questions, codes."""

from . import categories, codes, overview, preview, questions  # noqa: F401 - each attaches its endpoints
