"""What happened to one session, in one sentence each."""

from markupsafe import Markup

from eventsys.programme import changes as c

from .moves import moved, slot_words
from .words import Words, fields_listed, role_name


def sentence(change: c.SessionChange, words: Words) -> Markup | None:
    """None for what no reader sees."""
    for about in (_itself, _people, _contents):
        if (said := about(change, words)) is not None:
            return said or None
    return None


def _itself(change: c.SessionChange, words: Words) -> Markup | None:
    _, say = words.gettext, words.say
    match change:
        case c.Added(slot=slot) if slot and (when := slot_words(slot, words)):
            return say(_("New: %(when)s."), when=when)
        case c.Added():
            return say(_("New."))
        case c.Removed():
            return say(_("Taken out of the programme."))
        case c.Withdrawn(reason=reason):
            return say(_("Withdrawn: %(reason)s"), reason=reason) if reason else say(_("Withdrawn."))
        case c.Restored():
            return say(_("Takes place after all."))
        case c.Renamed(was=was):
            return say(_("Was called “%(title)s”."), title=was)
        case c.Moved():
            return moved(change, words)
    return None


def _people(change: c.SessionChange, words: Words) -> Markup | None:
    _, say = words.gettext, words.say
    match change:
        case c.Joined(name=name, role=role):
            return say(_("%(name)s joins as %(role)s."), name=name, role=role_name(role, words))
        case c.Left(name=name, role=role):
            return say(_("%(name)s no longer takes part (%(role)s)."), name=name, role=role_name(role, words))
        case c.RoleChanged(name=name, was=was, now=now):
            return say(_("%(name)s is now %(now)s (was %(was)s)."), name=name, was=role_name(was, words),
                       now=role_name(now, words))
        case c.CapacityChanged(name=name, now=now):
            held = ", ".join(filter(None, (now.position, *now.organisations, words.country(now.country))))
            return say(_("%(name)s now takes part as %(held)s."), name=name, held=held) if held else say(
                _("%(name)s’s position is no longer given."), name=name)
        case c.RosterReordered():
            return say(_("The people stand in another order."))
    return None


def _contents(change: c.SessionChange, words: Words) -> Markup | None:
    _, say = words.gettext, words.say
    match change:
        case c.LanguageChanged(now=now):
            return say(_("Now held in %(language)s."), language=words.language(now)) if now else say(
                _("Its language is no longer given."))
        case c.InterpretationChanged(now=now):
            return say(_("Interpretation into %(languages)s."), languages=words.listed(
                map(words.language, now))) if now else say(_("No interpretation any more."))
        case c.TextsChanged(fields=fields) | c.DetailsChanged(fields=fields):
            what = fields_listed(fields, words)
            return say(_("Changed: %(what)s."), what=what) if what else Markup("")
        case c.SessionDocumentAdded(title=title):
            return say(_("New document: %(title)s."), title=title)
        case c.SessionDocumentRemoved(title=title):
            return say(_("Document taken out: %(title)s."), title=title)
    return None
