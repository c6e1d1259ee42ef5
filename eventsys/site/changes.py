"""What each edition changed, in words, the latest first."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from flask import Response, abort, request

from eventsys.editions import reading
from eventsys.editions.reading import Current
from eventsys.kit import i18n
from eventsys.kit.access import public
from eventsys.outputs.changes.grouping import Told, told
from eventsys.outputs.changes.words import Words
from eventsys.programme.canonical import decode
from eventsys.programme.changes import Comparison
from eventsys.programme.compare import compare
from eventsys.programme.structs import Programme
from eventsys.programme.view import View

from .blueprint import bp
from .reading import event_or_404
from .shell import event_page

AT_A_TIME = 10  # editions on a page: each has to be read and compared


@dataclass(frozen=True)
class Entry:
    edition: Current
    first: bool  # of the event: nothing came before it
    told: Told


@bp.get("/e/<slug>/changes")
@public
def changes(slug: str) -> Response:
    """`?before=7` goes on with edition 6."""
    edition, view = event_or_404(slug)
    before = request.args.get("before", "")
    if before and not (before.isdecimal() and len(before) < 9):
        abort(404)
    return event_page("site/changes.html", edition, view, here="changes", canonical="changes",
                      values=lambda: changes_page(view, edition, int(before or 0)))


def changes_page(view: View, edition: Current, before: int = 0) -> dict[str, Any]:
    published = [e for e in reading.history(edition.root) if e.number <= edition.number]
    asked = [e for e in published if not before or e.number < before]
    pairs = list(zip_longest(asked, asked[1:]))[:AT_A_TIME]
    return {
        "entries": list(filter(None, (_entry(view, after, then) for after, then in pairs))),
        "known": {session.uid for session in view.shown_sessions}, "before": before,
        "earlier": pairs[-1][0].number if len(asked) > AT_A_TIME else 0,
    }


def _entry(view: View, edition: Current, then: Current | None) -> Entry | None:
    """None for an edition in which the event is not yet, or in which nothing of a part changed."""
    comparison = _compared(edition.digest, then.digest if then else "", view.event.slug)
    if comparison is None or (view.event.part_of and not comparison and not comparison.first):
        return None
    return Entry(edition, comparison.first, told(comparison, _words()))


@lru_cache(maxsize=256)
def _compared(digest: str, before: str, slug: str) -> Comparison | None:
    """Kept, for a page asks for ten at once; None where the event is not in the edition."""
    programme = _read(digest)
    if slug not in {event.slug for event in programme.events}:
        return None
    return compare(_read(before) if before else None, programme, slug)


def _read(digest: str) -> Programme:
    """Not through the memory of programmes: old ones would drive out those that are shown."""
    return decode(reading.bytes_of(digest))


def _words() -> Words:
    return Words(i18n.gettext, i18n.country, i18n.language, i18n.date_words, i18n.date_range,
                 str(i18n.locale()))
