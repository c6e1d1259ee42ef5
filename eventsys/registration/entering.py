"""What a form says, as the registration that it becomes; and whether all of it was asked."""

from collections.abc import Iterable

from . import asking
from .asking import Page
from .models import Application
from .registering import Agreed, Entry


def is_answered(application: Application, page: Page) -> bool:
    """Also of a page that the organisers, or an earlier answer, gave another question since it was gone through."""
    answers = application.answers
    return all(str(one.id) in answers and (answers[str(one.id)] or not one.is_required) for one in page.questions)


def entry_of(application: Application, pages: Iterable[Page]) -> Entry:
    """Answers to questions that are asked no more are left out."""
    you, agreed = application.you, application.you.get("agreed", {})
    answers, care, asked = asking.given((one for page in pages for one in page.questions), application.answers)
    consents = tuple(Agreed(about, words, given) for about, (words, given) in sorted(agreed.items()))
    said = {one.about: one.given for one in consents}
    return Entry(
        name=you["name"], email=you["email"], position=you.get("position", ""),
        organisation=you.get("organisation", ""), country=you.get("country", ""), city=you.get("city", ""),
        locale=application.locale, answers=answers, care=care, consents=(*consents, *asked),
        is_listed=said.get("participants", False), wants_news=said.get("news", False))
