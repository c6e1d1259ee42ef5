"""What somebody said, in rows as pages show it: words, answer, address where it is changed, what that is about."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import url_for

from eventsys.kit.i18n import country
from eventsys.kit.i18n import gettext as _

from .. import asking
from ..asking import Page
from ..models import Question, Registration
from ..visiting import Visit

Row = tuple[str, str, str, str]


def labels() -> dict[str, str]:
    return {"name": _("Full name"), "position": _("Position"), "organisation": _("Organisation"), "city": _("City"),
            "country": _("Country")}


def facts_of(registration: Registration) -> dict[str, str]:
    return {name: country(registration.country) if name == "country" else getattr(registration, name)
            for name in labels()}


def facts_told(visit: Visit, address: str = "") -> list[Row]:
    facts = facts_of(visit.registration)
    return [(words, facts[name], address, "") for name, words in labels().items()]


def answers_told(visit: Visit, asked: Sequence[Question], values: Mapping[int, Any],
                 *, linked: bool = False) -> list[tuple[str, list[Row]]]:
    """By heading, each with the page on which it is changed; or else only what was answered."""
    parts = [(heading_of(page), [(one.label, _words(one, values), _address(page.key) if linked else "", "")
                                 for one in page.questions])
             for page in asking.paged(asked, visit.registration.category_id, values)]
    if linked:
        return parts
    said = [(heading, [row for row in rows if row[1]]) for heading, rows in parts]
    return [(heading, rows) for heading, rows in said if rows]


def heading_of(page: Page) -> str:
    if page.heading:
        return page.heading
    only_consents = all(question.kind == "consent" for question in page.questions)
    return _("What you agree to") if only_consents else _("Some questions")


def _words(question: Question, values: Mapping[int, Any]) -> str:
    if question.kind == "consent":
        return _("Yes") if values.get(question.id) else _("No")
    return asking.words_of(question, values)


def _address(key: str) -> str:
    return url_for("registration.my_answer", key=key)
