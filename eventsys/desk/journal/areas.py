"""What acts are about, for the filter of the journal: beginnings of verbs, in words."""

from collections.abc import Collection

from eventsys.kit.i18n import gettext


def _(message: str) -> str:
    """Marks it for translators; it is told in the reader's language when it is shown."""
    return message


AREAS: dict[str, str] = {
    "agenda": _("Agenda: placing and moving"), "session": _("Sessions: words, documents, withdrawing"),
    "clash": _("Clashes"), "absence": _("Who is away"), "roster": _("Rosters"),
    "invitations": _("Invitations and answers"), "letters": _("Letters"), "people": _("People"),
    "organisations": _("Organisations"), "sponsors": _("Sponsors"),
    "sponsors.promise": _("– what sponsors were promised"),
    "events": _("Settings of the event, all"), "events.day": _("– days"), "events.venue": _("– venues"),
    "events.room": _("– rooms"), "events.walk": _("– ways between venues"), "events.track": _("– tracks"),
    "events.kind": _("– kinds of session"), "events.part": _("– parts"), "events.organiser": _("– organisers"),
    "events.document": _("– documents"), "events.contacts": _("– contacts"), "events.links": _("– links"),
    "events.related": _("– related events"), "registration": _("Registration"),
    "delegation": _("Delegations"), "messages": _("Messages to participants"), "publishing": _("Publishing"),
    "sheets": _("Spreadsheets"), "import": _("Schedule files"), "colleagues": _("Colleagues and their roles"),
    "accounts": _("Accounts"), "demo": _("The demo"), "undo": _("Undone"), "redo": _("Done again"),
}


def areas(verbs: Collection[str]) -> dict[str, str]:
    """Those that occur, in words, by what their verbs begin with."""
    return {start: gettext(words) for start, words in AREAS.items() if any(is_of(verb, start) for verb in verbs)}


def is_of(verb: str, start: str) -> bool:
    return verb == start or verb.startswith(f"{start}.")
