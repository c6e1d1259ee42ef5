"""What the pages of delegations share."""

from collections.abc import Sequence
from typing import Any

from flask import abort, url_for

from eventsys.kit.i18n import gettext as _
from eventsys.registration import delegations, queries
from eventsys.registration.granting import Short
from eventsys.registration.many_delegations import short_words
from eventsys.registration.models import Category, Delegation
from eventsys.registration.pages.delegation_forms import number_name

from ..shell import here


def delegation_or_404(number: int) -> Delegation:
    """Within the event."""
    return delegations.find(here().summit, number) or abort(404)


def categories() -> list[Category]:
    """Those in use."""
    return list(queries.categories(here().summit).values())


def tell_short(form: Any, shorts: Sequence[Short], known: Sequence[Category]) -> None:
    """At the field of each category of which so many cannot be."""
    for short in shorts:
        named = next(one for one in known if one.id == short.category)
        words = short_words(short)
        form[number_name(named)].errors = [words[:1].upper() + words[1:]]


def address_of(delegation_id: int) -> str:
    return url_for("desk.delegation", slug=here().event.slug, number=delegation_id)


def list_address() -> str:
    return url_for("desk.delegations", slug=here().event.slug)


def state_words(state: str) -> str:
    return {"applied": _("Applies"), "granted": _("Granted"), "refused": _("Refused")}[state]
