"""Reasons, kinds and levels in the reader's words."""

from collections.abc import Iterable, Mapping

from eventsys.kit.i18n import gettext
from eventsys.people.likeness import LIKELY, Likeness


def _(message: str) -> str:
    """Marks it for translators; it is told in the reader's language when it is shown."""
    return message


REASONS: Mapping[str, str] = {
    "email": _("the same e-mail address"),
    "same name": _("the same name"),
    "order": _("the same name in another order"),
    "letters": _("the same name but for capitals, accents or titles"),
    "script": _("the same name in another script"),
    "spelling": _("nearly the same spelling"),
    "initial": _("one name has initials"),
    "part": _("one name has more words"),
    "short": _("one name is the other's acronym"),
    "address": _("the same website"),
    "organisation": _("the same organisation"),
    "country": _("the same country"),
    "other country": _("but of different countries"),
    "other name": _("but under different names"),
}
KINDS: Mapping[str, str] = {
    "": _("not known"), "city": _("City"), "network": _("Network of cities"), "ministry": _("Ministry"),
    "igo": _("Intergovernmental organisation"), "ngo": _("Non-governmental organisation"),
    "university": _("University"), "company": _("Company"), "donor": _("Donor"), "other": _("Other"),
}
GENDERS: Mapping[str, str] = {"": _("not told"), "woman": _("Woman"), "man": _("Man"), "other": _("Other")}
LEVELS: Mapping[str, str] = {
    "heads of state": _("heads of state"), "heads of government": _("heads of government"),
    "their deputies": _("deputies of heads of state and government"),
    "speakers of parliament": _("speakers of parliament"), "ministers": _("ministers"),
    "heads of international organisations": _("heads of international organisations"),
    "governors": _("governors and heads of regions"), "ambassadors": _("ambassadors"),
    "deputy ministers": _("deputy ministers"), "members of parliament": _("members of parliament"),
    "mayors": _("mayors"), "deputy mayors": _("deputy mayors"), "councillors": _("councillors"),
    "presidents": _("heads of organisations"), "deputies of presidents": _("deputy heads of organisations"),
    "directors": _("directors and heads of departments"), "professors": _("professors"),
    "others": _("all others"),
}


def reasons(likeness: Likeness) -> str:
    """ "The same name in another script, the same country"."""
    return sentence(gettext(REASONS[reason]) for reason in likeness.reasons)


def surety(likeness: Likeness) -> str:
    if likeness.score >= 0.88:
        return gettext("Very likely the same")
    return gettext("Likely the same") if likeness.score >= LIKELY else gettext("Perhaps the same")


def kind(key: str) -> str:
    return gettext(KINDS.get(key, key))


def gender(key: str) -> str:
    return gettext(GENDERS.get(key, key))


def level(key: str) -> str:
    return gettext(LEVELS[key])


def sentence(parts: Iterable[str]) -> str:
    said = ", ".join(parts)
    return said[:1].upper() + said[1:]
