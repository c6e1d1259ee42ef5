"""Sessions as a list, and each on a page of its own: what is said in it, and what is done with it."""

from . import acts, documents, listing, page  # noqa: F401 - each attaches its endpoints
