"""From the draft to what people know: what would change, the letters, editions, and looking before it is public."""

from . import editions, pages, preview  # noqa: F401 - each attaches its endpoints
