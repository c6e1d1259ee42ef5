"""What rows, columns and words of registration are called in the journal."""


def _(message: str) -> str:
    """Marks it for translators; it is told in the reader's language when it is shown."""
    return message


TABLES = {
    "registration": _("Registration"), "answers": _("Answers"), "consent": _("Consent"), "sign_up": _("Sign-up"),
    "delegation": _("Delegation"), "allotment": _("Places of a delegation"), "category": _("Category"),
    "question": _("Question"), "code": _("Code"), "registration_setup": _("Registration of the event"),
    "sign_up_session": _("Session to sign up for"), "message": _("Message to participants"),
}
FIELDS = {
    "registration.code": _("Code"), "registration.organisation": _("Organisation"),
    "registration.holds": _("Counted in"), "registration.sequence": _("Version of the calendar entry"),
    "registration.once": _("Mark of the form"), "registration.once_digest": _("Mark of what the form said"),
    "registration.line": _("Number in line"), "registration.source": _("Came by"), "is_head": _("Head of delegation"),
    "category_id": _("Category"), "delegation_id": _("Delegation"), "code_id": _("Came by the code"),
    "registration_id": _("Registration"), "locale": _("Language of letters"), "priority": _("Priority"),
    "offer_until": _("Offer until"), "to_look_at": _("To look at again"), "is_listed": _("In the public list"),
    "wants_news": _("Wants news"), "registered_at": _("Registered"), "confirmed_at": _("Confirmed at"),
    "ended_at": _("Ended"), "completed_at": _("Data given"), "erased_at": _("Erased"),
    "answers.given": _("Answers"), "consent.given": _("Agreed"), "consent.about": _("To what"),
    "consent.words": _("Words that were shown"), "consent.at": _("When"), "sign_up.at": _("When"),
    "sign_up.line": _("Number in line"), "delegation.organisation": _("Organisation"), "focal_name": _("Focal point"),
    "focal_email": _("E-mail of the focal point"), "delegation.answer": _("Answer"),
    "swaps_until": _("Names may be swapped until"), "made_at": _("Made at"), "delegation.once": _("Mark of the form"),
    "delegation.wishes": _("Places wished for"),
    "places": _("Places"), "category.words": _("For whom"), "admission": _("How one comes in"),
    "per_organisation": _("Places per organisation"), "per_country": _("Places per country"),
    "has_waiting_list": _("Waiting list"), "looks_again": _("Looked at again after changes"),
    "confirmed_words": _("Words in the letter that confirms"), "closed_at": _("Out of use since"),
    "question.page": _("Page"), "question.kind": _("Kind"), "label": _("Question"), "help": _("Help"),
    "is_required": _("Must be answered"), "options": _("Options"), "only_if_id": _("Only after the question"),
    "only_if_values": _("Only for the answers"), "question.categories": _("Categories"), "care": _("Private: about"),
    "retired_at": _("Asked no more since"), "code.words": _("Words"), "uses": _("Uses"),
    "is_open": _("Open"), "introduction": _("Introduction"), "privacy": _("Privacy"),
    "offer_hours": _("Hours for an offer"), "changes_until": _("Changes until"),
    "shows_participants": _("Public list of participants"), "erase_care_after": _("Private answers erased after days"),
    "erase_all_after": _("All erased after days"), "erasure_told_at": _("Erasure announced"),
    "care_erased_at": _("Private answers erased"),
    "sign_up_session.session": _("Session"), "message.subject": _("Subject"), "message.body": _("Text"),
    "message.segment": _("To whom"), "is_needed": _("Goes also to who wants no news"),
    "message.tells": _("Tells everybody concerned"), "message.once": _("Mark of the form"),
}
# What the program gives by itself, and says nothing where a row is new.
SILENT = {"wishes", "registration_id", "once", "once_digest", "sequence", "holds", "line", "made_at"}
VALUES = {
    "registration.state": {
        "pending": _("To be approved"), "waitlisted": _("Waiting list"), "offered": _("Place offered"),
        "confirmed": _("Confirmed"), "declined": _("Declined"), "cancelled": _("Cancelled")},
    "registration.source": {"form": _("Form"), "desk": _("Added by an organiser"), "sheet": _("Spreadsheet"),
                            "delegation": _("Delegation")},
    "sign_up.state": {"confirmed": _("Confirmed"), "waitlisted": _("Waiting list")},
    "message.tells": {"cancelled": _("That the event is cancelled"), "moved": _("When and where it is held")},
    "delegation.state": {"applied": _("Applied"), "granted": _("Granted"), "refused": _("Refused")},
    "category.admission": {"open": _("Open"), "approval": _("By approval"), "invitation": _("By invitation only")},
    "question.care": {"diet": _("Diet"), "access": _("Access"), "visa": _("Visa"), "emergency": _("Emergency")},
    "question.kind": {
        "text": _("Text"), "long text": _("Long text"), "choice": _("One of several"), "several": _("Several"),
        "yes or no": _("Yes or no"), "date": _("Date"), "number": _("Number"), "country": _("Country"),
        "organisation": _("Organisation"), "language": _("Language"), "file": _("File"), "consent": _("Consent")},
}
