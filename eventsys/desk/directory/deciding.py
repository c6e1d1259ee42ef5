"""Two side by side: which facts to keep of either, then one of them; or that they are not the same."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final

from flask import Response, abort, g, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.events.access import may
from eventsys.events.models import Event
from eventsys.kit import journal, notices
from eventsys.kit.access import needs
from eventsys.kit.database import db, transaction
from eventsys.kit.http import number_or
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale
from eventsys.kit.journal_watch import subject_of
from eventsys.people import queries
from eventsys.people.likeness import Likeness
from eventsys.people.merging import FACTS, merge, tell_apart
from eventsys.people.models import Organisation, Person
from eventsys.sessions.queries import counts, last_seen, summits_of

from ..journal.fields import field_words
from ..shell import bp, page
from . import alike, people, words
from .around import organisation_or_404, person_or_404, sees_private, summit_ids

Answer = Response | Redirect
OF: Final[dict[str, type[Any]]] = {"people": Person, "organisations": Organisation}
PRIVATE: Final = frozenset({"email", "phone", "gender", "diet", "access_needs", "note"})
AT = "/<any(people, organisations):what>/duplicates/<int:one>/<int:other>"
# What decides who is kept: the address of a person's pages, the name of an organisation. Both are of one row only.
WHO: Final = {"people": "slug", "organisations": "name"}


@dataclass(frozen=True)
class Choice:
    """A fact in which they differ."""

    name: str
    label: str
    one: Any
    other: Any
    taken: str  # "one" or "other", as proposed


@bp.get(AT)
@needs("directory.edit")
def compare(what: str, one: int, other: int) -> Response:
    return _page(what, *_both(what, one, other))


@bp.post(AT)
@needs("directory.edit")
def merge_both(what: str, one: int, other: int) -> Answer:
    rows, seen = _both(what, one, other), number_or(-1, request.form.get("seen"))
    summits = summits_of(one, other) if what == "people" else set[int]()
    if not _may_edit_rosters(summits):
        notices.say(_("Not merged: they are on rosters of an event that you do not work on. "
                      "Ask an administrator to merge them."))
        return redirect(url_for("desk.compare", what=what, one=one, other=other), 303)
    try:
        with transaction():
            kept, gone = rows[::-1] if request.form.get(WHO[what]) == "other" else rows
            facts = _facts(what, *rows)
            merge(kept, gone, facts, summits, seen if seen >= 0 else None)
            number, name = kept.id, kept.name
    except Stale:
        return _page(what, *_both(what, one, other), is_stale=True)
    notices.say(_("Merged into one: %(name)s", name=name), undo=journal.current_id())
    return redirect(url_for("desk.person" if what == "people" else "desk.organisation", number=number), 303)


@bp.post(f"{AT}/apart")
@needs("directory.edit")
def tell_both_apart(what: str, one: int, other: int) -> Redirect:
    rows = _both(what, one, other)
    with transaction():
        names = [row.name for row in rows]
        tell_apart(*rows)
    notices.say(_("Noted: %(one)s and %(other)s are not the same", one=names[0], other=names[1]),
                undo=journal.current_id())
    return redirect(url_for(f"desk.duplicate_{what}"), 303)


def _may_edit_rosters(summits: Collection[int]) -> bool:
    """Whether it is theirs to say who somebody is, wherever they appear."""
    return all(may(g.rights, "roster.edit", db.session.get_one(Event, number)) for number in summits)


def _both(what: str, one: int, other: int) -> tuple[Any, Any]:
    if one == other:
        abort(404)
    find = person_or_404 if what == "people" else organisation_or_404
    return find(one), find(other)


def _page(what: str, one: Any, other: Any, is_stale: bool = False) -> Response:
    likeness = _likeness(what, one.id, other.id)
    return page("desk/duplicates/compare.html", 409 if is_stale else 200, here=what, what=what, one=one, other=other,
                choices=list(_choices(what, one, other)), entries=_entries(what, one.id, other.id), is_stale=is_stale,
                surety=words.surety(likeness) if likeness else "", reasons=words.reasons(likeness) if likeness else "",
                seen=journal.revision(subject_of(one), subject_of(other)), kind=words.kind, gender=words.gender,
                back=url_for(f"desk.duplicate_{what}"))


def _entries(what: str, *ids: int) -> dict[int, Any]:
    """As the lists show them."""
    if what == "people":
        seen, often = last_seen(summit_ids()), counts(summit_ids())
        return {entry.id: people.row(entry, seen, often) for entry in queries.people(ids)}
    return {entry.id: entry for entry in queries.organisations() if entry.id in ids}


def _likeness(what: str, one: int, other: int) -> Likeness | None:
    found = alike.people() if what == "people" else alike.organisations()
    return next((pair.likeness for pair in found if {pair.one, pair.other} == {one, other}), None)


def _choices(what: str, one: Any, other: Any) -> Iterator[Choice]:
    """Facts in which they differ. Proposed is what is known, of two that are known the longer."""
    for name in FACTS[OF[what]]:
        here, there = getattr(one, name), getattr(other, name)
        if here != there and (name not in PRIVATE or sees_private()):
            yield Choice(name, field_words(what, name), here, there, _better(here, there))


def _better(one: Any, other: Any) -> str:
    lengths = [len(value) if value else 0 for value in (one, other)]
    return "other" if lengths[1] > lengths[0] else "one"


def _facts(what: str, one: Any, other: Any) -> dict[str, Any]:
    """As it was chosen, or as it would be proposed for what is not shown."""
    chosen = {}
    for name in FACTS[OF[what]]:
        here, there = getattr(one, name), getattr(other, name)
        asked = request.form.get(f"fact-{name}", "")
        chosen[name] = there if (asked or _better(here, there)) == "other" else here
    return chosen
