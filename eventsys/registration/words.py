"""States and the like of a registration, in words."""

from eventsys.kit.i18n import gettext


def _(message: str) -> str:
    """Marks it for translators; it is told in the reader's language when it is shown."""
    return message


STATES = {"pending": _("To be approved"), "waitlisted": _("Waiting list"), "offered": _("Place offered"),
          "confirmed": _("Confirmed"), "declined": _("Declined"), "cancelled": _("Cancelled")}
SOURCES = {"form": _("Form"), "desk": _("Added by an organiser"), "sheet": _("Spreadsheet"),
           "delegation": _("Delegation")}


def state_words(state: str) -> str:
    return gettext(STATES.get(state, state))


def source_words(source: str) -> str:
    return gettext(SOURCES.get(source, source))
