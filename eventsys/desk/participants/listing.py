"""All registrations of an event, to be searched, sifted, and chosen from."""

from flask import Response, url_for

from eventsys.kit import i18n, outbox
from eventsys.kit.access import needs
from eventsys.kit.database import db
from eventsys.kit.i18n import gettext as _
from eventsys.registration import columns, filters, queries
from eventsys.registration.choosing import VERBS, Verb
from eventsys.registration.filters import Filter
from eventsys.registration.models import Question
from eventsys.registration.places import Tally, category_key, event_key
from eventsys.registration.rules import STATES
from eventsys.registration.surroundings import Around
from eventsys.registration.words import SOURCES, source_words, state_words

from ..directory.around import page_of
from ..shell import bp, endpoint_if_may, event_page, here, may
from . import around
from .words import verb_words

ON_A_PAGE = 100


@bp.get("/e/<slug>/participants")
@needs("registration.view")
def participants(slug: str) -> Response:
    summit, wanted, known = here().summit, around.asked(), around.around()
    page = page_of(queries.found(summit, wanted, around.order(), around.sees_private()), ON_A_PAGE)
    ids, chosen = [one.id for one in page.rows], around.chosen_columns()
    return event_page(
        "desk/participants/list.html", here="participants", page=page, rows=queries.some(summit, ids), wanted=wanted,
        wanted_set=filters.query(wanted), columns=chosen, cell=columns.cell, known=known,
        beside=columns.beside(summit, ids, chosen, known, around.titles()),
        choices=sieves(known), options=answers_to(wanted), tally=_tally(known),
        trouble=outbox.trouble_of(f"registration:{number}" for number in ids),
        states=[(state, state_words(state), known.states[state]) for state in STATES if known.states.get(state)],
        offered=around.offered(), order=around.order(), orders=_orders(), state_words=state_words,
        verbs=[*((verb, verb_words(verb)) for verb in VERBS if may_do(verb)),
               *([("write", _("Write them a message"))] if may_write() else [])],
        sheets=endpoint_if_may("desk.sheets", slug=slug), address=around.list_address, one=around.address_of,
        page_address=lambda number: around.list_address(page=number),
        act=url_for("desk.choose_participants", slug=slug, **around.query()),
        take_out=url_for("desk.take_out_participants", slug=slug, **around.query()))


def may_do(verb: Verb) -> bool:
    return may("registration.edit") and (verb not in ("letter", "link") or may("letters.send"))


def may_write() -> bool:
    return may("registration.edit") and may("letters.send")


def _tally(known: Around) -> dict[str, Tally]:
    """Places of the whole event, and of each category that has a number of them; by words."""
    named = {_("All categories"): event_key(here().summit.id)}
    named |= {name: category_key(number) for number, name in known.categories.items()}
    tallies = {words: known.tallies[key] for words, key in named.items() if key in known.tallies}
    return {words: tally for words, tally in tallies.items() if tally.places is not None}


def sieves(known: Around) -> dict[str, tuple[str, list[tuple[str, str]]]]:
    """Filters with their labels, and what can be chosen; those with nothing to choose are left out."""
    countries = sorted(((code, i18n.country(code)) for code in known.countries), key=lambda one: one[1])
    told = {
        "category": (_("Category"), _listed(known.categories)),
        "country": (_("Country"), [*countries, ("none", _("not known"))] if countries else []),
        "delegation": (_("Delegation"), _listed(known.delegations)),
        "session": (_("Signed up for"), _listed(around.titles())),
        "first": (_("Came before"), [("yes", _("First time with us")), ("no", _("Was at an earlier event"))]),
        "source": (_("Came by"), [(source, source_words(source)) for source in SOURCES]),
        "mail": (_("Mail"), [("refused", _("Did not get through"))]),
        "look": (_("Changed since"), [("yes", _("To look at again"))]),
        "question": (_("Question"), [(str(one.id), _short(one.label)) for one in known.questions
                                     if around.sees_private() or not one.care]),
    }
    return {name: choice for name, choice in told.items() if choice[1]}


def answers_to(wanted: Filter) -> list[tuple[str, str]]:
    """Answers that can be chosen for the question that is asked about; none: they are typed."""
    question = db.session.get(Question, wanted.question) if wanted.question else None
    if question is None or question.event_id != here().summit.id:
        return []
    if question.kind in ("yes or no", "consent"):
        return [("yes", _("Yes")), ("no", _("No"))]
    return [(option.key, option.label) for option in question.options]


def _listed(names: dict[int, str]) -> list[tuple[str, str]]:
    return [(str(number), name) for number, name in names.items()]


def _short(label: str) -> str:
    return label if len(label) <= 60 else f"{label[:59]}…"


def _orders() -> list[tuple[str, str]]:
    words = {"newest": _("Newest first"), "oldest": _("Oldest first"), "name": _("Name"),
             "organisation": _("Organisation"), "country": _("Country"), "line": _("Waiting line")}
    return [(key, words[key]) for key in queries.ORDERS]
