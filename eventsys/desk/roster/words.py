"""Roles and answers in the reader's words."""

from collections.abc import Mapping

from eventsys.kit.i18n import gettext


def _(message: str) -> str:
    """Marks it for translators; it is told in the reader's language when it is shown."""
    return message


ROLES: Mapping[str, str] = {
    "moderator": _("Moderator"), "chair": _("Chair"), "keynote": _("Keynote"),
    "opening remarks": _("Opening remarks"), "panelist": _("Panelist"), "discussant": _("Discussant"),
    "speaker": _("Speaker"), "rapporteur": _("Rapporteur"),
}
STATES: Mapping[str, str] = {
    "": _("Not asked"), "proposed": _("Proposed"), "invited": _("Invited"), "confirmed": _("Confirmed"),
    "declined": _("Declined"),
}
MISSING: Mapping[str, str] = {
    "biography": _("No biography"), "picture": _("No picture"), "position": _("No position"),
    "country": _("No country"),
}
REGIONS: Mapping[str, str] = {
    "africa": _("Africa"), "latin-america": _("Latin America and the Caribbean"),
    "northern-america": _("Northern America"), "asia": _("Asia"), "europe": _("Europe"), "oceania": _("Oceania"),
    "": _("not known"),
}


def role_words(role: str) -> str:
    return gettext(ROLES[role])


def state_words(state: str) -> str:
    return gettext(STATES[state])


def missing_words(what: str) -> str:
    return gettext(MISSING[what])


def region_words(region: str) -> str:
    return gettext(REGIONS[region])
