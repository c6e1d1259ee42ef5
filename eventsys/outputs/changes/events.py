"""What happened to an event, and to rooms, tracks and people wherever they are named."""

from markupsafe import Markup

from eventsys.programme import changes as c

from .words import Words, fields_listed

General = c.EventChange | c.FactChange | c.Reordered


def sentence(change: General, words: Words) -> Markup | None:
    """None for what no reader sees, or is told by the sessions."""
    for about in (_itself, _where_and_when, _lists, _facts):
        if (said := about(change, words)) is not None:
            return said or None
    return None


def _itself(change: General, words: Words) -> Markup | None:
    _, say = words.gettext, words.say
    match change:
        case c.PartAdded(title=title):
            return say(_("New in the programme: %(title)s."), title=title)
        case c.PartRemoved(title=title):
            return say(_("No longer in the programme: %(title)s."), title=title)
        case c.EventRenamed(was=was, now=now):
            return say(_("“%(was)s” is now called “%(now)s”."), was=was, now=now)
        case c.EventCancelled(title=title, reason=reason):
            sentence = _("%(title)s is cancelled: %(reason)s") if reason else _("%(title)s is cancelled.")
            return say(sentence, title=title, reason=reason)
        case c.EventReinstated(title=title):
            return say(_("%(title)s takes place after all."), title=title)
        case c.EventDetailsChanged(title=title, fields=fields):
            return _changed(title, fields, words)
    return None


def _where_and_when(change: General, words: Words) -> Markup | None:
    _, say = words.gettext, words.say
    match change:
        case c.DatesChanged(title=title, was=was, now=now):
            return say(_("%(title)s: %(now)s instead of %(was)s."), title=title, now=words.date_range(*now),
                       was=words.date_range(*was))
        case c.PlaceChanged(title=title, was=was, now=now):
            before, after = place_words(was, words), place_words(now, words)
            if not after:
                return say(_("%(title)s: the place is no longer given."), title=title)
            if not before:
                return say(_("%(title)s: in %(now)s."), title=title, now=after)
            return say(_("%(title)s: in %(now)s instead of %(was)s."), title=title, now=after, was=before)
    return None


def _lists(change: General, words: Words) -> Markup | None:
    _, say = words.gettext, words.say
    match change:
        case c.SponsorListed(tier=tier, name=name):
            return say(_("New under “%(tier)s”: %(name)s."), tier=tier.rstrip(":"), name=name)
        case c.SponsorUnlisted(tier=tier, name=name):
            return say(_("No longer under “%(tier)s”: %(name)s."), tier=tier.rstrip(":"), name=name)
        case c.DocumentAdded(document=document):
            return say(_("New document: %(title)s."), title=document)
        case c.DocumentRemoved(document=document):
            return say(_("Document taken out: %(title)s."), title=document)
    return None


def _facts(change: General, words: Words) -> Markup | None:
    """That a room or person is new, or gone, is told by the sessions."""
    _, say = words.gettext, words.say
    match change:
        case c.FactRenamed(was=was, now=now):
            return say(_("“%(was)s” is now called “%(now)s”."), was=was, now=now)
        case c.FactDetailsChanged(name=name, fields=fields):
            return _changed(name, fields, words)
        case c.Reordered(of="session"):
            return say(_("Sessions without a time stand in another order."))
    return None


def _changed(title: str, fields: tuple[str, ...], words: Words) -> Markup:
    _, what = words.gettext, fields_listed(fields, words)
    return words.say(_("%(title)s: changed %(what)s."), title=title, what=what) if what else Markup("")


def place_words(place: c.Place, words: Words) -> str:
    return ", ".join(filter(None, (place.venue_name, place.city, words.country(place.country))))
