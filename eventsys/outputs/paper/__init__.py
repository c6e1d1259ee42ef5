"""The printed programme: a booklet, and the days at a glance on A4, as tagged PDF (PDF/UA-1).

Only `child` may be imported where other work goes on: laying out text starts Pango, which reads the fonts'
configuration once per process, takes a lot of memory, and must be stopped when it takes too long.
"""

from .child import Limits, PaperFailed, own_in_child, record_in_child, render_in_child

__all__ = ["Limits", "PaperFailed", "own_in_child", "record_in_child", "render_in_child"]
