"""What somebody said, in rows as pages show it: words, answer, address where it is changed, what that is about."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import url_for

from eventsys.kit.i18n import country
from eventsys.kit.i18n import gettext as _

from .. import asking
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
    """By heading; with `linked` each with the page on which it is changed."""
    return [(page.heading, [(one.label, _words(one, values), _address(page.key) if linked else "", "")
                            for one in page.questions])
            for page in asking.paged(asked, visit.registration.category_id, values)]


def _words(question: Question, values: Mapping[int, Any]) -> str:
    if question.kind == "consent":
        return _("Yes") if values.get(question.id) else _("No")
    return asking.words_of(question, values)


def _address(key: str) -> str:
    return url_for("registration.my_answer", key=key)
