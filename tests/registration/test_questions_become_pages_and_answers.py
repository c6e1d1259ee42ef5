"""Questions are asked in pages; what is typed becomes answers that keep the words of their question."""

import io
from datetime import datetime
from typing import Any

from flask import Flask
from werkzeug.datastructures import MultiDict

from eventsys.kit.database import db, transaction
from eventsys.registration import asking
from eventsys.registration.models import Option, Question
from eventsys.registration.rules import QUESTION_KINDS

from .registering import a_category, a_summit

PDF = b"%PDF-1.4\n%%EOF\n"
UNDERSTOOD: list[tuple[str, Any, Any, str]] = [
    ("text", " Ada  L ", "Ada L", "Ada L"), ("choice", "vegan", "vegan", "Vegan"),
    ("several", ["vegan", "halal"], ["vegan", "halal"], "Vegan, Halal"), ("yes or no", "no", "no", "No"),
    ("date", "2027-03-27", "2027-03-27", "27 March 2027"), ("number", "1,50", "1.5", "1.5"), ("number", "0", "0", "0"),
    ("country", "KE", "KE", "Kenya"), ("language", "sw", "sw", "Swahili"),
]
MISUNDERSTOOD: list[tuple[str, Any]] = [
    ("text", "x" * 301), ("choice", "meat"), ("several", ["meat"]), ("yes or no", "perhaps"), ("date", "27.3.2027"),
    ("number", "many"), ("number", "1e99"), ("number", "NaN"), ("country", "XX"), ("language", "klingon"),
]


def a_question(event_id: int, label: str, kind: str = "text", **facts: Any) -> Question:
    with transaction():
        question = Question(event_id=event_id, label=label, kind=kind, rank=facts.pop("rank", 0), **facts)
        db.session.add(question)
    return db.session.get_one(Question, question.id)


def options(*labels: str) -> tuple[Option, ...]:
    return tuple(Option(label.casefold(), label) for label in labels)


def filled(app: Flask, page: asking.Page, answers: dict[int, Any], **typed: Any) -> Any:
    with app.test_request_context("/", method="POST", data=MultiDict(typed)):
        form = asking.form_of(page, answers, meta={"csrf": False})
        form.validate()
        return asking.answers_of(page, form), form.told()


def test_a_page_is_a_heading_and_what_hangs_on_an_answer_comes_after_it(app: Flask) -> None:
    summit = a_summit()
    category = a_category(summit)
    first = a_question(summit.id, "Do you need a visa?", "yes or no", page="Travel", rank=1)
    a_question(summit.id, "Passport", page="Travel", rank=2, only_if_id=first.id, only_if_values=("yes",))
    a_question(summit.id, "Anything else?", "long text", rank=3)
    a_question(summit.id, "Retired", rank=4, retired_at=datetime.fromisoformat("2026-01-01T00:00+00:00"))
    a_question(summit.id, "Of others", rank=5, categories=(category.id + 1,))

    def shown(answers: dict[Any, Any]) -> list[tuple[str, list[str]]]:
        return [(page.key, [one.label for one in page.questions])
                for page in asking.pages(summit.id, category.id, answers)]

    assert shown({}) == [("travel", ["Do you need a visa?"]), ("questions", ["Anything else?"])]
    assert shown({first.id: "yes"}) == shown({str(first.id): "yes"}) == [
        ("travel", ["Do you need a visa?", "Passport"]), ("questions", ["Anything else?"])]


def test_each_kind_is_understood_and_told_in_words(app: Flask) -> None:
    summit = a_summit()
    for kind, typed, value, words in UNDERSTOOD:
        question = a_question(summit.id, "Question", kind, options=options("Vegan", "Halal"))
        page = asking.Page("questions", "", (question,))
        said, told = filled(app, page, {}, **{f"q{question.id}": typed})
        assert (said, told) == ({question.id: value}, []), kind
        answers, care, consents = asking.given([question], said)
        assert [(one.label, one.value, one.words) for one in answers] == [("Question", value, words)]
        assert not care
        assert not consents
        assert asking.values_of(answers) == said


def test_what_is_no_answer_is_told_at_its_field(app: Flask) -> None:
    summit = a_summit()
    for kind, typed in [*MISUNDERSTOOD, *((kind, "") for kind in QUESTION_KINDS)]:
        question = a_question(summit.id, "Question", kind, options=options("Vegan"), is_required=True)
        sent = {f"q{question.id}": typed} if typed else {}
        _said, told = filled(app, asking.Page("questions", "", (question,)), {}, **sent)
        assert [at[:len(f"q{question.id}")] for at, _words in told] == [f"q{question.id}"], (kind, typed)


def test_care_is_kept_apart_and_a_consent_keeps_all_its_words(app: Flask) -> None:
    summit = a_summit()
    diet = a_question(summit.id, "Diet", care="diet")
    photos = a_question(summit.id, "I agree to photographs", "consent", help="They may be published.")
    answers, care, consents = asking.given([diet, photos], {diet.id: "vegan", photos.id: False})
    assert not answers
    assert [one.value for one in care["diet"]] == ["vegan"]
    assert [(one.about, one.words, one.given) for one in consents] == [
        (f"question:{photos.id}", "I agree to photographs\nThey may be published.", False)]
    assert asking.values_of((), {f"question:{photos.id}": True, "news": True}) == {photos.id: True}


def test_a_file_is_kept_by_its_content_and_comes_back_when_the_form_was_refused(app: Flask) -> None:
    summit = a_summit()
    letter = a_question(summit.id, "Letter", "file", is_required=True)
    name = a_question(summit.id, "Name", is_required=True)
    page = asking.Page("questions", "", (letter, name))
    data = {f"q{letter.id}": (io.BytesIO(PDF), "letter.pdf")}
    with app.test_request_context("/", method="POST", data=data):
        form = asking.form_of(page, {}, meta={"csrf": False})
        assert not form.validate()
        field = form[f"q{letter.id}"]
        kept, shown = {field.kept_name: field.token}, field.shown
    assert shown == "letter.pdf"
    said, told = filled(app, page, {}, **{f"q{name.id}": "Ada", **kept})
    assert not told
    assert said[letter.id]["name"] == "letter.pdf"
    again, _told = filled(app, page, said, **{f"q{name.id}": "Ada"})
    assert again == said
    forged, told = filled(app, page, {}, **{f"q{name.id}": "Ada", f"q{letter.id}-kept": "nonsense"})
    assert forged[letter.id] is None
    assert told


def test_a_file_that_is_no_document_is_refused(app: Flask) -> None:
    summit = a_summit()
    letter = a_question(summit.id, "Letter", "file")
    data = {f"q{letter.id}": (io.BytesIO(b"<html>"), "letter.pdf")}
    with app.test_request_context("/", method="POST", data=data):
        form = asking.form_of(asking.Page("questions", "", (letter,)), {}, meta={"csrf": False})
        assert not form.validate()
        assert form.told()
