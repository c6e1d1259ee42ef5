"""Ready sets of questions, put into a form in one press and then changed at will. In the words of who adds them."""

from collections.abc import Callable
from typing import Any

from eventsys.kit.i18n import gettext as _

from .models import Option
from .questioning import options

Facts = dict[str, Any]


def _asked(page: str, kind: str, label: str, **facts: Any) -> Facts:
    return {"page": page, "kind": kind, "label": label, **facts}


def _chosen(*labels: str) -> tuple[Option, ...]:
    return options(labels)


def _diet() -> list[Facts]:
    page = _("Food")
    other = Option("other", _("Something else"))
    return [
        _asked(page, "several", _("What do you eat, or not eat?"), care="diet",
               help=_("Leave it empty if you eat everything."),
               options=(*_chosen(_("Vegetarian"), _("Vegan"), _("Halal"), _("Kosher"), _("No gluten"), _("No lactose"),
                                 _("No nuts")), other)),
        _asked(page, "text", _("What else should the kitchen know?"), care="diet", only_if=0, only_if_values=("other",),
               is_required=True),
    ]


def _access() -> list[Facts]:
    page = _("Access")
    return [
        _asked(page, "several", _("What do you need to take part with ease?"), care="access",
               options=_chosen(_("Step-free ways and a place for a wheelchair"), _("Sign language"),
                               _("Captions"), _("An induction loop"), _("Documents in large print"),
                               _("A quiet room"), _("An assistant comes with me"))),
        _asked(page, "long text", _("Anything that would help, or that we should talk about first?"), care="access"),
    ]


def _interpretation() -> list[Facts]:
    page = _("Languages")
    return [
        _asked(page, "language", _("In which language do you follow best?")),
        _asked(page, "yes or no", _("Will you use interpretation?"),
               help=_("Headphones are kept ready for as many as say yes.")),
        _asked(page, "language", _("Which language will you speak, if you take the floor?")),
    ]


def _visa() -> list[Facts]:
    page = _("Visa")
    more: Facts = {"care": "visa", "only_if": 0, "only_if_values": ("yes",), "is_required": True}
    return [
        _asked(page, "yes or no", _("Do you need a letter for a visa?"), care="visa", is_required=True),
        _asked(page, "text", _("Full name, as in your passport"), **more),
        _asked(page, "country", _("Nationality"), **more),
        _asked(page, "text", _("Number of your passport"), **more),
        _asked(page, "date", _("Date of birth"), **more),
        _asked(page, "text", _("City of the consulate at which you apply"), **more),
    ]


def _emergency() -> list[Facts]:
    page = _("In an emergency")
    return [
        _asked(page, "text", _("Whom may we call?"), care="emergency", help=_("Name, and who it is to you.")),
        _asked(page, "text", _("Their telephone number"), care="emergency", help=_("With the country code: +254 …")),
    ]


def _arrival() -> list[Facts]:
    page = _("Arrival")
    return [
        _asked(page, "date", _("On which day do you arrive?")),
        _asked(page, "text", _("Flight or train, and when it arrives"), help=_("If you know it already.")),
        _asked(page, "date", _("On which day do you leave?")),
        _asked(page, "text", _("Where do you stay?"), help=_("The hotel, if you know it already.")),
    ]


SETS: dict[str, Callable[[], list[Facts]]] = {
    "diet": _diet, "access": _access, "interpretation": _interpretation, "visa": _visa, "emergency": _emergency,
    "arrival": _arrival,
}


def words() -> dict[str, str]:
    return {"diet": _("Diet"), "access": _("Access needs"), "interpretation": _("Interpretation"), "visa": _("Visa"),
            "emergency": _("Emergency contact"), "arrival": _("Arrival and departure")}
