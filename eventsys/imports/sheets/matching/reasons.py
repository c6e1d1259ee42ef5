"""Why two people may be one, in words."""

from collections.abc import Iterable

from eventsys.kit.i18n import gettext as _
from eventsys.people.likeness import Reason


def reasons(found: Iterable[Reason]) -> str:
    words: dict[Reason, str] = {
        "email": _("the same e-mail address"), "same name": _("the same name"),
        "order": _("the same words in another order"), "letters": _("the same letters"),
        "script": _("the same in another script"), "spelling": _("spelt alike"), "initial": _("an initial fits"),
        "part": _("a part of the name"), "organisation": _("the same organisation"), "country": _("the same country"),
        "other country": _("but another country"), "other name": _("but another name"), "short": _("a short form"),
        "address": _("the same web address")}
    return ", ".join(words[reason] for reason in found)
