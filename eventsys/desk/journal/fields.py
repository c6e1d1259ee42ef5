"""What rows and columns are called in the journal. A test holds that nothing journalled is without a word."""

from eventsys.kit.i18n import gettext

from . import registering


def _(message: str) -> str:
    """Marks it for translators; it is told in the reader's language when it is shown."""
    return message


TABLES = {
    "absence": _("Absence"), "accepted_clash": _("Accepted clash"), "account": _("Account"),
    "acknowledgement": _("Acknowledgement"), "appearance": _("On the roster"), "clash_rule": _("Rule for clashes"),
    "event": _("Event"), "event_day": _("Day"), "event_document": _("Document"), "event_organiser": _("Organiser"),
    "invitation": _("Invitation"), "membership": _("Role"), "not_the_same": _("Not the same"), "office": _("Office"),
    "organisation": _("Organisation"), "person": _("Person"), "person_identity": _("Mark in schedule files"),
    "placement": _("Place in the agenda"), "room": _("Room"), "session": _("Session"),
    "session_document": _("Document of a session"), "session_kind": _("Kind of session"),
    "session_organiser": _("Organiser of a session"), "sponsor_listing": _("Sponsor"), "sponsor_tier": _("Tier"),
    "submission": _("Sent by a panelist"), "track": _("Track"), "venue": _("Venue"), "walk": _("Walk between venues"),
    "wishes": _("What is wanted of panelists"),
} | registering.TABLES
# By "table.column" where a word would mislead elsewhere, or else by column.
FIELDS = {
    "absence.starts": _("From"), "absence.ends": _("Until"),
    "event.starts": _("First day"), "event.ends": _("Last day"),
    "placement.starts": _("Begins"), "session_kind.minutes": _("Usual length in minutes"),
    "walk.minutes": _("Minutes on foot"), "accepted_clash.by": _("Accepted by"), "accepted_clash.at": _("Accepted at"),
    "event.colour": _("Colour of the cover"), "session.expected": _("Expected people"), "venue.access": _("Access"),
    "event.kind": _("Kind"), "organisation.kind": _("Kind"), "not_the_same.kind": _("Of what"),
    "acknowledgement.text": _("Text"), "sponsor_tier.title": _("Words"), "sponsor_listing.words": _("Prescribed words"),
    "submission.field": _("What"), "submission.before": _("Before"), "submission.after": _("Sent"),
    "room.key": _("Key"), "accepted_clash.key": _("Clash"), "accepted_clash.extent": _("Extent"),
    "account_id": _("Account"), "accent": _("Second colour"), "access_needs": _("Access needs"),
    "acronym": _("Short name"),
    "address": _("Address"), "all_rooms": _("In all rooms"), "answered_at": _("Answered at"),
    "archived_at": _("Put into the archive"), "asked_at": _("Asked at"), "biography": _("Biography"),
    "booths": _("Booths for interpreters"), "cancelled_reason": _("Reason of the cancellation"),
    "capacity": _("Seats"), "city": _("City"), "closes": _("Closes"), "code": _("Reference code"),
    "colour": _("Colour"), "confirmed_only": _("Only confirmed people are published"), "contacts": _("Contacts"),
    "country": _("Country"), "created_at": _("Made at"), "date": _("Date"), "day": _("Day"),
    "decided_at": _("Decided at"), "decided_by": _("Decided by"), "diet": _("Diet"), "digest": _("File"),
    "disabled_at": _("Closed at"), "disclaimer": _("Disclaimer"), "do_not_record": _("Not to be recorded"),
    "donors": _("Donors"), "earlier": _("Earlier versions"), "email": _("E-mail"), "equipment": _("Equipment"),
    "event_id": _("Event"), "former": _("Also opened by the links of"), "fold": _("Second pass of the clock"),
    "format": _("Format"), "gender": _("Gender"),
    "good_to_know": _("Good to know"), "grid_step": _("Step of the grid in minutes"),
    "guid": _("Mark in schedule files"),
    "honorific": _("Form of address"), "hub": _("Hub"), "id": _("Number"), "interpretation": _("Interpretation"),
    "is_admin": _("Administrator"), "is_break": _("A break"), "is_public": _("Public"), "key": _("Key"),
    "kind_key": _("Kind of session"), "language": _("Language"), "languages": _("Languages"),
    "latitude": _("Latitude"), "letter": _("Letter"), "license": _("Licence of the recording"), "links": _("Links"),
    "locked": _("Locked"), "logo_dark_digest": _("Logo for dark ground"), "logo_digest": _("Logo"),
    "longitude": _("Longitude"), "mark": _("Mark"), "media_type": _("Type of file"), "message": _("Message"),
    "minutes": _("Minutes"), "name": _("Name"), "note": _("Note"), "objectives": _("Objectives"),
    "objectives_intro": _("Before the objectives"), "on_booklet": _("In the booklet"), "on_page": _("On the page"),
    "on_strip": _("In the strip"), "one_id": _("One"), "one_key": _("From"), "online": _("Online"),
    "opened_at": _("Opened at"), "opens": _("Opens"), "organisation_id": _("Organisation"),
    "organisations": _("Organisations"), "other_id": _("The other"), "other_key": _("To"), "part_of_id": _("Part of"),
    "partners": _("Partners"), "password_hash": _("Password"), "person_id": _("Person"), "phone": _("Phone"),
    "picture_digest": _("Picture"), "position": _("Position"), "promises": _("Promises"), "rank": _("Order"),
    "reason": _("Reason"), "region": _("Region"), "related": _("Related events"), "reminded_at": _("Reminded at"),
    "reply_by": _("Answer wanted by"),
    "rivals": _("Rivals"), "role": _("Role"), "room_key": _("Room"), "rule": _("Rule"), "scheme": _("Kind of mark"),
    "sent_at": _("Sent at"), "session_id": _("Session"), "severity": _("Severity"), "shown_apart": _("Shown apart"),
    "since": _("Since"), "slides_for": _("Slides for sessions of the kinds"), "size": _("Size in octets"),
    "slug": _("Name in addresses"), "sort_name": _("Sorted as"),
    "source": _("Event of the files"), "sponsor_id": _("Sponsor"), "state": _("State"), "state_at": _("State since"),
    "status": _("Status"), "stream_url": _("Stream"), "subtitle": _("Subtitle"), "summary": _("Summary"),
    "summit_id": _("Event"), "tier_id": _("Tier"), "title": _("Title"), "told_by": _("Told by"),
    "track_key": _("Track"), "uid": _("Mark in calendars"), "until": _("Until"), "url": _("Link"),
    "venue_key": _("Venue"), "wants": _("Wanted"), "wants_chair": _("Wants a chair or moderator"),
    "withdrawn": _("Withdrawn"),
    "withdrawn_reason": _("Reason of the withdrawal"), "zone": _("Time zone"),
} | registering.FIELDS
# Columns that say nothing where a row is new or gone: what the program gives by itself, and what the row hangs on.
SILENT = {"id", "key", "uid", "slug", "guid", "created_at", "rank", "event_id", "summit_id", "session_id", "fold",
          "media_type", "size", "earlier"} | registering.SILENT


def table_words(table: str) -> str:
    return gettext(TABLES.get(table, table))


def field_words(table: str, column: str) -> str:
    return gettext(FIELDS.get(f"{table}.{column}") or FIELDS.get(column) or column)


def is_known(table: str, column: str) -> bool:
    return f"{table}.{column}" in FIELDS or column in FIELDS
