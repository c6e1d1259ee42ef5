"""The journal in sentences: what each verb is called, filled with what its act told.

A verb's line is added with the verb. `%(name)s` stands for a value given to `journal.act`; one that an old act
did not tell is read as "…".
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from markupsafe import Markup, escape

from eventsys.agenda.clashes import telling
from eventsys.agenda.clashes.rules.values import Rule, Severity
from eventsys.kit.i18n import date_words, gettext
from eventsys.kit.journal import Act


def _(message: str) -> str:
    """Marks it for translators; it is told in the reader's language when it is shown."""
    return message


VERBS: dict[str, str] = {
    "": _("Made a change without a word about it"),
    # Events and their settings
    "events.make": _("Made the event %(event)s"),
    "events.clone": _("Made the event %(event)s after %(source)s"),
    "events.part.make": _("Made the part %(part)s"),
    "events.part.delete": _("Deleted the part %(part)s"),
    "events.delete": _("Deleted the event %(event)s"),
    "events.facts": _("Changed the facts of %(event)s"),
    "events.texts": _("Changed the texts of %(event)s"),
    "events.looks": _("Changed the colours or the picture of %(event)s"),
    "events.cancel": _("Cancelled %(event)s: %(reason)s"),
    "events.reinstate": _("Took the cancellation of %(event)s back"),
    "events.archive": _("Put %(event)s into the archive"),
    "events.unarchive": _("Took %(event)s out of the archive"),
    "events.day.add": _("Added the day %(name)s"),
    "events.day.change": _("Changed the day %(name)s"),
    "events.day.delete": _("Deleted the day %(name)s"),
    "events.venue.add": _("Added the venue %(name)s"),
    "events.venue.change": _("Changed the venue %(name)s"),
    "events.venue.move": _("Moved the venue %(name)s in the list"),
    "events.venue.delete": _("Deleted the venue %(name)s"),
    "events.room.add": _("Added the room %(name)s"),
    "events.room.change": _("Changed the room %(name)s"),
    "events.room.move": _("Moved the room %(name)s in the list"),
    "events.room.delete": _("Deleted the room %(name)s"),
    "events.walk.add": _("Added the way %(name)s"),
    "events.walk.change": _("Changed the way %(name)s"),
    "events.walk.delete": _("Deleted the way %(name)s"),
    "events.track.add": _("Added the track %(name)s"),
    "events.track.change": _("Changed the track %(name)s"),
    "events.track.move": _("Moved the track %(name)s in the list"),
    "events.track.delete": _("Deleted the track %(name)s"),
    "events.kind.add": _("Added the kind of session %(name)s"),
    "events.kind.change": _("Changed the kind of session %(name)s"),
    "events.kind.move": _("Moved the kind of session %(name)s in the list"),
    "events.kind.delete": _("Deleted the kind of session %(name)s"),
    "events.organiser.add": _("Added the organiser %(name)s"),
    "events.organiser.change": _("Changed the organiser %(name)s"),
    "events.organiser.move": _("Moved the organiser %(name)s in the list"),
    "events.organiser.delete": _("Deleted the organiser %(name)s"),
    "events.document.add": _("Added the document %(name)s"),
    "events.document.change": _("Changed the document %(name)s"),
    "events.document.back": _("Brought an earlier version of the document %(name)s back"),
    "events.document.move": _("Moved the document %(name)s in the list"),
    "events.document.delete": _("Deleted the document %(name)s"),
    "events.contacts.add": _("Added the contact %(name)s"),
    "events.contacts.change": _("Changed the contact %(name)s"),
    "events.contacts.move": _("Moved the contact %(name)s in the list"),
    "events.contacts.delete": _("Deleted the contact %(name)s"),
    "events.links.add": _("Added the link %(name)s"),
    "events.links.change": _("Changed the link %(name)s"),
    "events.links.move": _("Moved the link %(name)s in the list"),
    "events.links.delete": _("Deleted the link %(name)s"),
    "events.related.add": _("Added the related event %(name)s"),
    "events.related.change": _("Changed the related event %(name)s"),
    "events.related.move": _("Moved the related event %(name)s in the list"),
    "events.related.delete": _("Deleted the related event %(name)s"),
    # Publishing, imports
    "publishing.publish": _("Published edition %(number)s"),
    "publishing.unpublish": _("Took %(event)s from the public pages"),
    "publishing.restore": _("Made the draft like edition %(number)s again"),
    "import.schedule": _("Imported a schedule file into %(event)s"),
    "sheets.apply": _("Took in the sheet %(file)s: %(new)s new, %(changed)s changed"),
    "demo.load": _("Loaded the demo: %(event)s"),
    "demo.work": _("Worked on the demo: %(event)s"),
    "demo.register": _("Loaded the demo’s registrations: %(event)s"),
    # The agenda
    "agenda.place": _("Placed %(session)s on %(to)s"),
    "agenda.move": _("Moved %(session)s to %(to)s"),
    "agenda.resize": _("Made %(session)s %(minutes)s minutes long"),
    "agenda.unplace": _("Put %(session)s back into the tray"),
    "agenda.shift": _("Moved %(count)s sessions together, among them %(session)s"),
    "agenda.swap": _("Swapped %(session)s and %(other)s"),
    "agenda.lock": _("Locked %(session)s"),
    "agenda.unlock": _("Unlocked %(session)s"),
    "agenda.make": _("Made %(session)s on %(to)s"),
    # Sessions
    "session.make": _("Made the session %(session)s"),
    "session.edit": _("Changed the session %(session)s"),
    "session.delete": _("Deleted the session %(session)s"),
    "session.withdraw": _("Withdrew %(session)s: %(reason)s"),
    "session.restore": _("Put %(session)s back on the programme"),
    "session.document.add": _("Added the document %(name)s to %(session)s"),
    "session.document.change": _("Changed the document %(name)s of %(session)s"),
    "session.document.delete": _("Took the document %(name)s from %(session)s"),
    # Accounts and roles
    "accounts.add": _("Added the account %(account)s"),
    "accounts.welcome": _("Sent %(account)s a new link to come in"),
    "accounts.password": _("Chose a new password: %(account)s"),
    "accounts.rehash": _("Protected the password of %(account)s anew"),
    "accounts.rename": _("Renamed the account %(account)s to %(name)s"),
    "accounts.email": _("Changed the e-mail address of %(account)s"),
    "accounts.disable": _("Disabled the account %(account)s"),
    "accounts.enable": _("Enabled the account %(account)s"),
    "accounts.make_admin": _("Made %(account)s an administrator"),
    "accounts.make_no_admin": _("Made %(account)s no administrator any more"),
    "colleagues.add": _("Added %(account)s to the event as %(role)s"),
    "colleagues.change": _("Changed the role of %(account)s to %(role)s"),
    "colleagues.remove": _("Removed %(account)s from the event"),
    "colleagues.add_to_hub": _("Added %(account)s to the hub %(hub)s as %(role)s"),
    "colleagues.remove_from_hub": _("Removed %(account)s from the hub %(hub)s"),
    # Invitations: what organisers do, and what those who are asked do by their link
    "invitations.ask": _("Invited %(people)s"),
    "invitations.remind": _("Reminded %(people)s"),
    "invitations.answer": _("%(person)s answered the invitation"),
    "invitations.send": _("%(person)s sent something for the programme"),
    "invitations.take_back": _("%(person)s took back what they had sent"),
    "invitations.needs": _("%(person)s said what they need"),
    "invitations.accept": _("Accepted what %(person)s sent"),
    "invitations.accept_all": _("Accepted all that %(person)s sent"),
    "invitations.decline": _("Declined what %(person)s sent"),
    "invitations.note_answer": _("Noted the answer of %(person)s"),
    "invitations.address": _("Noted the e-mail address of %(person)s"),
    "invitations.wishes": _("Changed what is wanted of panelists"),
    # Letters
    "letters.again": _("Sent again to %(name)s: %(subject)s"),
    "letters.withdraw": _("Kept the letter to %(name)s back: %(subject)s"),
    "letters.release": _("Sent the letter to %(name)s that waited: %(subject)s"),
    "letters.withdraw_some": _("Kept letters back: %(number)s"),
    "letters.release_some": _("Sent letters that waited: %(number)s"),
    # Clashes
    "clash.accept": _("Accepted a clash of %(session)s: %(reason)s"),
    "clash.accept_several": _("Accepted %(count)s clashes, among them one of %(session)s: %(reason)s"),
    "clash.reopen": _("Reopened a clash of %(session)s that was accepted: %(reason)s"),
    "clash.rule": _("Set how clashes of %(event)s are taken: %(rules)s"),
    "agenda.mend": _("Moved %(session)s to %(to)s, to mend a clash"),
    "agenda.mend_by_swap": _("Swapped %(session)s with %(other)s, to mend a clash"),
    "agenda.mend_to_tray": _("Put %(session)s back into the tray, to mend a clash"),
    "agenda.mend_several": _("Mended %(count)s clashes, among them one of %(session)s"),
    "roster.chair": _("Made %(person)s moderator of %(session)s"),
    "absence.note": _("Noted that %(person)s is away from %(start)s to %(end)s"),
    "absence.remove": _("Took back that %(person)s is away"),
    # People, organisations and rosters
    "people.make": _("Added %(person)s to the directory"),
    "people.change": _("Changed what is known of %(person)s"),
    "people.picture": _("Set the picture of %(person)s"),
    "people.unpicture": _("Took away the picture of %(person)s"),
    "people.delete": _("Deleted %(person)s from the directory"),
    "people.office": _("Added an office of %(person)s: %(position)s"),
    "people.change_office": _("Changed an office of %(person)s: %(position)s"),
    "people.delete_office": _("Deleted an office of %(person)s: %(position)s"),
    "people.erase": _("Erased somebody, on their own wish, from the directory and from %(editions)s editions"),
    "people.merge": _("Merged %(gone)s into %(kept)s"),
    "people.apart": _("Told %(one)s and %(other)s apart"),
    "organisations.make": _("Added %(organisation)s to the directory"),
    "organisations.change": _("Changed what is known of %(organisation)s"),
    "organisations.delete": _("Deleted %(organisation)s from the directory"),
    "organisations.merge": _("Merged %(gone)s into %(kept)s"),
    "organisations.apart": _("Told %(one)s and %(other)s apart"),
    "roster.add": _("Put %(person)s on the roster of %(session)s"),
    "roster.change": _("Changed the place of %(person)s on the roster of %(session)s"),
    "roster.remove": _("Took %(person)s off the roster of %(session)s"),
    "roster.renew": _("Brought the office of %(person)s in %(session)s up to date"),
    "roster.shift": _("Moved %(person)s on the roster of %(session)s"),
    "roster.order": _("Put the roster of %(session)s in order"),
    "roster.replace": _("Replaced %(leaving)s by %(coming)s"),
    "roster.unasked": _("Noted that nobody has asked %(person)s for %(session)s"),
    "roster.proposed": _("Noted that %(person)s is proposed for %(session)s"),
    "roster.invited": _("Noted that %(person)s is invited to %(session)s"),
    "roster.confirmed": _("Noted that %(person)s has confirmed for %(session)s"),
    "roster.declined": _("Noted that %(person)s has declined for %(session)s"),
    # Registration: what participants do, what organisers decide, and the line
    "registration.open": _("Opened registration"),
    "registration.close": _("Closed registration"),
    "registration.setup": _("Changed the terms and texts of registration"),
    "registration.category.add": _("Added the category %(name)s"),
    "registration.category.change": _("Changed the category %(name)s"),
    "registration.category.move": _("Put the category %(name)s in another place"),
    "registration.category.close": _("Closed the category %(name)s"),
    "registration.category.reopen": _("Took the category %(name)s into use again"),
    "registration.category.delete": _("Deleted the category %(name)s"),
    "registration.question.add": _("Added the question “%(label)s”"),
    "registration.question.set": _("Added a ready set of questions: %(set)s"),
    "registration.question.change": _("Changed the question “%(label)s”"),
    "registration.question.move": _("Put the question “%(label)s” in another place"),
    "registration.question.page": _("Put the page of questions “%(page)s” in another place"),
    "registration.question.retire": _("Asks no more: “%(label)s”"),
    "registration.question.return": _("Asks again: “%(label)s”"),
    "registration.question.delete": _("Deleted the question “%(label)s”"),
    "registration.code.add": _("Added the code %(words)s for %(category)s"),
    "registration.code.change": _("Changed the code %(words)s"),
    "registration.code.close": _("Closed the code or link of %(words)s"),
    "registration.code.invite": _("Sent %(count)s personal links for %(category)s"),
    "registration.code.send": _("Sent %(name)s a fresh personal link"),
    "registration.register": _("%(name)s registered: %(category)s"),
    "registration.accept": _("%(name)s answered the offer of a place"),
    "registration.cancel": _("Cancelled the registration of %(name)s"),
    "registration.again": _("%(name)s came again after cancelling"),
    "registration.change": _("%(name)s changed what they had said"),
    "registration.agree": _("%(name)s changed what they agree to"),
    "registration.replace": _("%(before)s sent %(name)s instead"),
    "registration.erase": _("A participant erased themselves"),
    "registration.retention.tell": _("Announced to the organisers that data of participants are erased on %(day)s"),
    "registration.retention.care": _("Erased the private answers of all participants, as it was set"),
    "registration.retention.all": _("Erased all that was kept of participants, as it was set"),
    "registration.approve": _("Approved %(name)s"),
    "registration.decline": _("Declined %(name)s"),
    "registration.offer": _("Offered %(name)s a place"),
    "registration.confirm": _("Confirmed %(name)s by hand"),
    "registration.category": _("Moved %(name)s to %(category)s"),
    "registration.priority": _("Set the priority of %(name)s in line to %(priority)s"),
    "registration.approve.several": _("Approved several registrations at once: %(count)s were chosen"),
    "registration.decline.several": _("Declined several registrations at once: %(count)s were chosen"),
    "registration.offer.several": _("Offered places to several at once: %(count)s were chosen"),
    "registration.confirm.several": _("Confirmed several registrations at once: %(count)s were chosen"),
    "registration.category.several": _("Moved several registrations to %(category)s: %(count)s were chosen"),
    "registration.priority.several": _("Set the priority of several in line to %(priority)s: %(count)s were chosen"),
    "registration.cancel.several": _("Cancelled several registrations at once: %(count)s were chosen"),
    "registration.letter": _("Sent the letter to %(name)s once more"),
    "registration.letter.several": _("Sent the letters to several once more: %(count)s were chosen"),
    "registration.link": _("Sent %(name)s a fresh link"),
    "registration.link.several": _("Sent several a fresh link: %(count)s were chosen"),
    "registration.add": _("Registered %(name)s by hand: %(category)s"),
    "registration.edit": _("Changed what is kept of %(name)s"),
    "registration.answers": _("Changed the answers of %(name)s"),
    "registration.take_in": _("Took in the sheet of participants %(file)s: %(new)s new, %(changed)s changed"),
    "registration.take_out": _("Took private answers of %(count)s participants out as a spreadsheet: %(columns)s"),
    "registration.sign-up": _("%(name)s signed up for %(session)s"),
    "registration.sign-off": _("%(name)s signed off from %(session)s"),
    "registration.session": _("Set the places to sign up for in %(session)s"),
    "registration.tend-session": _("Gave free places in %(session)s to those in line"),
    "registration.session.close": _("One signs up no more for %(session)s"),
    "registration.tend": _("Offered free places to those in line, and took back offers that nobody answered"),
    # Delegations: what organisers grant, and what focal points do by their link
    "delegation.apply": _("%(organisation)s applied for a delegation"),
    "delegation.add": _("Kept places for a delegation of %(organisation)s"),
    "delegation.change": _("Changed what is known of the delegation of %(organisation)s"),
    "delegation.grant": _("Set the places of the delegation of %(organisation)s"),
    "delegation.refuse": _("Refused the delegation of %(organisation)s"),
    "delegation.link": _("Sent the delegation of %(organisation)s a link"),
    "delegation.nominate": _("%(organisation)s named %(name)s"),
    "delegation.write": _("%(organisation)s had a letter sent to %(name)s again"),
    "delegation.correct": _("%(organisation)s corrected the name or address of %(name)s"),
    "delegation.swap": _("%(organisation)s sends %(name)s in place of %(before)s"),
    "delegation.withdraw": _("%(organisation)s withdrew %(name)s"),
    "delegation.head": _("%(name)s is the head of the delegation of %(organisation)s"),
    "delegation.give-back": _("Places that the delegation of %(organisation)s had not used went to others"),
    "registration.complete": _("The data of %(name)s, whom a delegation had named, are complete"),
    "registration.no_news": _("%(name)s wants no more news by mail"),
    "registration.news": _("%(name)s wants news by mail again"),
    # Messages to participants
    "messages.draft": _("Drafted a message: %(subject)s"),
    "messages.change": _("Changed the draft of a message: %(subject)s"),
    "messages.drop": _("Deleted the draft of a message: %(subject)s"),
    "messages.send": _("Sent a message: %(subject)s"),
    # Sponsors
    "sponsors.tier.add": _("Added the tier %(tier)s"),
    "sponsors.tier.change": _("Changed the tier %(tier)s"),
    "sponsors.tier.move": _("Moved the tier %(tier)s"),
    "sponsors.tier.delete": _("Deleted the tier %(tier)s with its sponsors"),
    "sponsors.listing.add": _("Listed %(sponsor)s under %(tier)s"),
    "sponsors.listing.change": _("Changed how %(sponsor)s is listed"),
    "sponsors.listing.move": _("Moved %(sponsor)s within its tier"),
    "sponsors.listing.delete": _("Took %(sponsor)s from the sponsors"),
    "sponsors.thank": _("Changed the acknowledgement"),
    "sponsors.promise.add": _("Noted what %(sponsor)s was promised: %(promise)s"),
    "sponsors.promise.change": _("Changed what %(sponsor)s was promised: %(promise)s"),
    "sponsors.promise.deliver": _("Delivered to %(sponsor)s: %(promise)s"),
    "sponsors.promise.delete": _("Deleted what %(sponsor)s was promised: %(promise)s"),
}
UNDONE = _("Undid: %(act)s")
REDONE = _("Redid: %(act)s")


def sentence(act: Act) -> str:
    """What was done, as plain text in the reader's language."""
    return told(act.verb, act.told, str)


def sentence_html(act: Act) -> Markup:
    """The same for a page: what people typed keeps its own direction."""
    return Markup(told(act.verb, act.told, _isolated))  # noqa: S704 - every value is escaped


def told(verb: str, values: Mapping[str, Any], shown: Callable[[Any], str]) -> str:
    if verb in ("undo", "redo"):
        return gettext(UNDONE if verb == "undo" else REDONE) % {"act": told(**_within(values), shown=shown)}
    if verb not in VERBS:
        return shown(verb)
    known = {name: shown(_worded(name, value)) for name, value in values.items()}
    return gettext(VERBS[verb]) % defaultdict(lambda: "…", known)


def _worded(name: str, value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return _rules(value) if name == "rules" else _place(value)


def _rules(told: Mapping[Rule, Severity]) -> str:
    """How kinds of clash are taken."""
    return ", ".join(f"{telling.rule_words(rule)} → {telling.severity_words(severity)}"
                     for rule, severity in told.items())


def _place(told: Mapping[str, Any]) -> str:
    """A day, time and room of the agenda, as far as they were known."""
    room = gettext("all rooms") if told.get("all_rooms") else told.get("room")
    day = told.get("day") and date_words(date.fromisoformat(told["day"]), "EEE d MMM")
    return ", ".join(filter(None, (day, told.get("time"), room))) or gettext("no place")


def within(act: Act) -> dict[str, Any]:
    """Verb and values of what an undoing took back, or a redoing did again."""
    return _within(act.told)


def _within(values: Mapping[str, Any]) -> dict[str, Any]:
    return {"verb": values.get("verb", ""),
            "values": {name: value for name, value in values.items() if name != "verb"}}


def _isolated(value: Any) -> str:
    return f"<bdi>{escape(value)}</bdi>"
