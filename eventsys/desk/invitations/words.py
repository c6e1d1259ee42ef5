"""States, things and fields of invitations, in the reader's words."""

from collections.abc import Mapping

from eventsys.kit.i18n import gettext


def _(message: str) -> str:
    """Marks it for translators; it is told in the reader's language when it is shown."""
    return message


STATES: Mapping[str, str] = {
    "unasked": _("Not asked"), "invited": _("Invited"), "opened": _("Opened, not answered"),
    "confirmed": _("Confirmed"), "declined": _("Declined"),
}
FLAGS: Mapping[str, str] = {
    "missing": _("Something is missing"), "waiting": _("Sent something to accept"), "refused": _("Mail refused"),
    "no address": _("No e-mail address"), "held": _("Letter held"),
}
THINGS: Mapping[str, str] = {
    "answer": _("Answer"), "biography": _("Biography"), "picture": _("Picture"), "position": _("Position"),
    "slides": _("Slides"),
}
FIELDS: Mapping[str, str] = {
    "name": _("Name"), "position": _("Position and organisation"), "biography": _("Biography"),
    "picture": _("Picture"), "links": _("Links"), "slides": _("Slides"),
}
FACTS: Mapping[str, str] = {
    "name": _("Name"), "honorific": _("Form of address"), "position": _("Position"),
    "organisations": _("Organisations"), "country": _("Country"), "biography": _("Biography"), "links": _("Links"),
    "title": _("Title"), "size": _("Size"),
}
WHY_NOT: Mapping[str, str] = {
    "no address": _("no e-mail address"), "asked": _("asked of everything already"), "declined": _("declined"),
    "unasked": _("not asked yet: invite them first"), "nothing owed": _("owes nothing"),
}
DECISIONS: Mapping[str, str] = {
    "waiting": _("Waits"), "accepted": _("Accepted"), "declined": _("Declined"),
}


def words(of: Mapping[str, str], key: str) -> str:
    return gettext(of[key])


def said(of: Mapping[str, str]) -> dict[str, str]:
    """All of them, for a template."""
    return {key: gettext(message) for key, message in of.items()}
