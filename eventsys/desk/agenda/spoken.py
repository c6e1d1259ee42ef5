"""What the grid's scripts say, for translators: a script finds its words in the page. %name% is filled in by it."""

from eventsys.kit.i18n import gettext as _


def spoken() -> list[tuple[str, str]]:
    return [
        ("placed", _("%session%: %day%, %time%, %room%")),
        ("lasts", _("%session%: %minutes% minutes, until %time%")),
        ("in tray", _("%session%: back in the tray")),
        ("swapped", _("%session% and %other% have swapped places")),
        ("swap hint", _("Swap with %session%")),
        ("locked hint", _("%session% is locked")),
        ("place hint", "%time%–%end%  %room%"),
        ("several hint", _("%count% sessions, %time%")),
        ("day hint", _("To %day%, at the same time")),
        ("tray hint", _("Off the agenda, into the tray")),
        ("locked", _("%session% is locked now")),
        ("unlocked", _("%session% is unlocked now")),
        ("is locked", _("%session% is locked: press L to unlock it")),
        ("chosen", _("%session% chosen, %count% in all")),
        ("not chosen", _("%session% not chosen any more, %count% in all")),
        ("none chosen", _("None chosen")),
        ("chosen mark", _("chosen")),
        ("shifted", _("%count% sessions: %time%")),
        ("earliest", _("It can't start earlier on this day")),
        ("first room", _("There is no room further on")),
        ("undone", _("Undone: %what%")),
        ("redone", _("Done again: %what%")),
        ("nothing to undo", _("Nothing to undo")),
        ("nothing to redo", _("Nothing to do again")),
        ("unsent undone", _("Taken back before it was saved")),
        ("saved", _("All changes are saved")),
        ("away one", _("Not saved yet: 1 change; trying again")),
        ("away", _("Not saved yet: %count% changes; trying again")),
        ("signed out", _("You are signed out. Not saved yet: %count%. They are kept here until you sign in again.")),
        ("sign in", _("Sign in again")),
        ("refused", _("Not saved: %why%")),
        ("other did", _("%who%: %what%")),
        ("kept theirs", _("Theirs is kept")),
        ("all rooms", _("all rooms")),
        ("no room", _("no room yet")),
        ("found", _("%count% found on this day")),
        ("cancelled", _("Left where it was")),
        ("clash one", _("1 clash")),
        ("clashes", _("%count% clashes")),
        ("nothing to send", _("Nothing on this day matches; press Enter to look at other days")),
        ("mended", _("Mended. %what%")),
    ]


def keys() -> list[tuple[tuple[str, ...], str]]:
    return [
        (("↑", "↓"), _("Earlier or later by a step")),
        (("←", "→"), _("To the room beside it")),
        (("Shift ↑", "Shift ↓"), _("Shorter or longer; also − and +")),
        (("Space",), _("Choose several, then move them together")),
        (("Delete",), _("Off the agenda, into the tray")),
        (("L",), _("Lock or unlock")),
        (("Enter",), _("Open the form: day, time, length, room, swap")),
        (("Esc",), _("Choose none; or let go of what is dragged")),
        (("Ctrl Z", "Ctrl Shift Z"), _("Undo and redo, also after a reload")),
        (("/",), _("Find a session")),
        (("N",), _("New session")),
        (("?",), _("Show these keys")),
    ]
