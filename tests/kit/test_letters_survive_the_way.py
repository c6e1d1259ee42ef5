"""What is written as octets is read back by a parser that is not ours."""

from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.utils import parseaddr
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from eventsys.kit import mail
from eventsys.programme.richtext import clean, line

from ..post import html_of, read, text_of

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=400).map(clean)
lines = st.text(st.characters(exclude_categories=("Cs",)), max_size=110).map(line)
names = st.one_of(lines, st.text(st.sampled_from('aé中 ,."<@>()\\;:=?_'), max_size=110).map(line))


def octets(**others: Any) -> bytes:
    return mail.message(**{
        "sender": "The Network <events@example.org>", "to": "anna@example.org", "to_name": "", "subject": "Hello",
        "text": "Words", "html": "<p>Words</p>", "kind": "test", "message_id": "<one@example.org>",
        "at": datetime(2027, 9, 14, 9, tzinfo=UTC)} | others).body


@given(texts)
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    letter = read(octets(text=text, html=text))
    assert text_of(letter) == html_of(letter) == f"{text}\n"
    assert [part["Content-Type"] for part in letter.iter_parts()] == [
        'text/plain; charset="utf-8"', 'text/html; charset="utf-8"']


@given(lines)
def test_a_subject_is_read_as_it_was_written(subject: str) -> None:
    assert read(octets(subject=subject))["Subject"] == subject


@given(names)
def test_a_name_is_read_as_it_was_written_and_leaves_the_address_alone(name: str) -> None:
    written = octets(to_name=name)
    (address,) = read(written)["To"].addresses
    assert address.addr_spec == "anna@example.org"
    # The new parser puts blanks between encoded words of a name, the old one does not.
    raw = written.partition(b"To: ")[2].partition(b"\r\nSubject")[0].decode()
    words, _, rest = raw.rpartition("<")
    told = str(make_header(decode_header(words.strip()))) if words and not name.isascii() else parseaddr(raw)[0]
    assert " ".join(told.split()) == name
    assert rest.rstrip(">") == "anna@example.org"


@given(names, texts)
def test_no_line_is_longer_than_servers_take(name: str, text: str) -> None:
    written = octets(to_name=name, subject=line(text)[:300], text=text, html=text)
    assert written.isascii()
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert max(len(each) for each in written.split(b"\r\n")) <= 200
