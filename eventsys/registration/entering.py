"""What a form says, as the registration that it becomes."""

from collections.abc import Iterable

from . import applying, asking
from .asking import Page
from .models import Application
from .registering import Agreed, Entry


def entry_of(application: Application, pages: Iterable[Page]) -> Entry:
    """Answers to questions that are asked no more are left out."""
    you, agreed = application.you, application.you.get("agreed", {})
    questions = [question for page in pages for question in page.questions]
    answers, care = asking.given(questions, applying.answers_of(application))
    consents = tuple(Agreed(about, words, given) for about, (words, given) in sorted(agreed.items()))
    said = {one.about: one.given for one in consents}
    return Entry(
        name=you["name"], email=you["email"], position=you.get("position", ""),
        organisation=you.get("organisation", ""), country=you.get("country", ""), city=you.get("city", ""),
        locale=application.locale, answers=answers, care=care, consents=consents,
        is_listed=said.get("participants", False), wants_news=said.get("news", False))
