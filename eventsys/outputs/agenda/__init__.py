"""The agenda as it is read: filtered, counted, and laid out as a grid of rooms by time or as a list.

Pure: a view, a filter, `now` and the news of the last days go in; what a page shows comes out.
"""

from .entries import News
from .filters import ALL_DAYS, UNDATED, Filter, parse, unknown
from .moments import stamp
from .page import Agenda, agenda

__all__ = ["ALL_DAYS", "UNDATED", "Agenda", "Filter", "News", "agenda", "parse", "stamp", "unknown"]
