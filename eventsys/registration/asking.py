"""Questions as pages and forms, and what was typed as answers.

`Values` are what forms gave, by the question's number: {12: "yes", 13: ["vegan"]}. Of one page, empty ones ("", [],
None, False) stand there too, so that taking an answer back is known. They become `Answer`s, which keep the question's
words, when all is sent. JSON can keep them, with its numbers as text: {"12": "yes"} is understood as well.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select

from eventsys.kit.database import db
from eventsys.kit.forms import Form
from eventsys.kit.slugs import slugify, unused

from . import askfields, rules
from .models import Answer, Question
from .registering import Agreed

Values = Mapping[int, Any] | Mapping[str, Any]
# Keys of pages that are no group of questions.
TAKEN = frozenset({"you", "agree", "check", "send", "sent", "later", "link", "answers"})


# Written once: each page of a form asks it.
ASKED = (select(Question).where(Question.event_id == bindparam("event"), Question.retired_at.is_(None))
         .order_by(Question.rank, Question.id))


@dataclass(frozen=True)
class Page:
    """A group of questions that are asked together."""

    key: str
    heading: str  # "" for questions without one
    questions: tuple[Question, ...]

    @property
    def has_care(self) -> bool:
        """Whether answers are kept apart here: to be said above them."""
        return any(question.care for question in self.questions)


def questions(event_id: int) -> Sequence[Question]:
    """All that are asked of anybody; in order."""
    return db.session.scalars(ASKED, {"event": event_id}).all()


def pages(event_id: int, category: int, answers: Values) -> list[Page]:
    """What somebody in this category, with these answers so far, is asked. Call it anew after each page: an answer
    may bring further questions on the same page, to be asked next, or take some away."""
    return paged(questions(event_id), category, answers)


def paged(asked: Sequence[Question], category: int, answers: Values) -> list[Page]:
    """As `pages`, of questions that are known."""
    keys = _keys(asked)
    groups: dict[str, list[Question]] = {}
    for question in shown(asked, category, answers):
        groups.setdefault(question.page, []).append(question)
    return [Page(keys[heading], heading, tuple(group)) for heading, group in groups.items()]


def shown(asked: Iterable[Question], category: int, answers: Values) -> list[Question]:
    """Those of the questions that are asked of somebody in this category with these answers."""
    known = {question.id: question for question in asked}
    told = [rules.Asked(one.id, one.categories, one.only_if_id, one.only_if_values) for one in known.values()]
    return [known[number] for number in rules.shown(told, category, numbered(answers))]


def numbered(answers: Values) -> dict[int, Any]:
    return {int(number): value for number, value in answers.items()}


def form_of(page: Page, answers: Values, **more: Any) -> Form:
    """With a field "q12" for each question, filled with the answers; `more` goes to the form (formdata=None ...)."""
    known = numbered(answers)
    fields = {name_of(question): askfields.field_of(question) for question in page.questions}
    data = {name_of(question): known.get(question.id) for question in page.questions}
    form: Form = type("QuestionsForm", (Form,), fields)(data=data, **more)
    return form


def sent(page: Page, pages: Iterable[Page], category: int, answers: Values) -> tuple[Page, Form]:
    """The page, and the form that was sent of it, without what its own answers ask for no more: nobody is held up by
    the question behind a box that they have just unticked. `pages` are all that were shown until now."""
    form = form_of(page, answers)
    said = numbered(answers) | answers_of(page, form)
    still = shown((one for each in pages for one in each.questions), category, said)
    if all(one in still for one in page.questions):
        return page, form
    less = Page(page.key, page.heading, tuple(one for one in page.questions if one in still))
    return less, form_of(less, answers)


def answers_of(page: Page, form: Form) -> dict[int, Any]:
    """What was said on this page, once the form is validated: to be laid over the earlier answers."""
    return {question.id: form[name_of(question)].data for question in page.questions}


def name_of(question: Question) -> str:
    return f"q{question.id}"


def given(asked: Iterable[Question], answers: Values) -> tuple[
        tuple[Answer, ...], dict[str, tuple[Answer, ...]], tuple[Agreed, ...]]:
    """Answers, those kept apart by what they are about, and consents; `asked` are the questions that were shown."""
    known, plain = numbered(answers), list[Answer]()
    care: dict[str, list[Answer]] = {}
    consents: list[Agreed] = []
    for question in asked:
        value = known.get(question.id)
        if question.kind == "consent":
            consents.append(Agreed(f"question:{question.id}", consent_words(question), bool(value)))
        elif value:
            (care.setdefault(question.care, []) if question.care else plain).append(_answer(question, value))
    return tuple(plain), {about: tuple(some) for about, some in care.items()}, tuple(consents)


def values_of(answers: Iterable[Answer], consents: Mapping[str, bool] | None = None) -> dict[int, Any]:
    """Back to what a form is filled with. `consents`: what was agreed to last, by "question:12"."""
    told = {one.question: _value(one) for one in answers}
    agreed = {int(about.partition(":")[2]): said for about, said in (consents or {}).items()
              if about.startswith("question:")}
    return told | agreed


def asked_no_more(answers: Iterable[Answer], still: Iterable[Question]) -> tuple[Answer, ...]:
    """Answers to questions that were retired since: whoever changes the others keeps these."""
    known = {question.id for question in still}
    return tuple(one for one in answers if one.question not in known)


def consent_words(question: Question) -> str:
    """All the words that are shown beside the box."""
    return "\n".join(filter(None, (question.label, question.help)))


def words_of(question: Question, answers: Values) -> str:
    """The answer as a person reads it; "" for none."""
    value = numbered(answers).get(question.id)
    return askfields.words_of(question, value) if value else ""


def _answer(question: Question, value: Any) -> Answer:
    kept = value["digest"] if question.kind == "file" else value
    return Answer(question.id, question.label, question.kind, kept, askfields.words_of(question, value))


def _value(answer: Answer) -> Any:
    return {"digest": answer.value, "name": answer.words} if answer.kind == "file" else answer.value


def _keys(asked: Iterable[Question]) -> dict[str, str]:
    """Of headings, for addresses. Of all questions, so that none hangs on what somebody answered."""
    keys: dict[str, str] = {}
    for question in asked:
        if question.page not in keys:
            keys[question.page] = unused(slugify(question.page, 40), {*keys.values(), *TAKEN}, "questions")
    return keys
