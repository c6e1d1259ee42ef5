"""A real mail server that accepts, defers, refuses, breaks off, and is away."""

import logging
import socket
import ssl
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword
from flask import Flask

from eventsys.kit import clock, outbox, postman
from eventsys.kit.database import db, transaction
from eventsys.kit.logs import log
from eventsys.kit.outbox import Letter
from eventsys.kit.postman import deliver

from ..post import links_in, text_of
from .letters import HELLO, SECRET, PostOffice, office, opened, state_of, template, time_passes, write

__all__ = ["office", "template", "write"]
Write = Callable[..., Letter]


def test_a_letter_arrives_once_and_the_servers_words_are_kept(write: Write, office: PostOffice) -> None:
    letter = write(to_name="Anna Ång", about=7, reply_to="team@net.example")
    assert deliver() == 1
    (got,) = office.got
    assert got["To"].addresses[0].display_name == "Anna Ång"
    assert (got["From"], got["Reply-To"]) == ("The Network <events@events.example.org>", "team@net.example")
    assert got["Subject"] == "Welcome, Anna"
    assert text_of(got) == "Dear Anna,\n\nplease come.\n"
    assert (got["Auto-Submitted"], got["List-Id"]) == ("auto-generated", "<test.events.example.org>")
    assert abs(got["Date"].datetime - clock.now()) < timedelta(minutes=1)
    assert office.envelopes[0].mail_from == "events@events.example.org"
    assert office.envelopes[0].rcpt_tos == ["anna@example.org"]
    with transaction():
        db.session.refresh(letter)
        assert (letter.state, letter.server_words, letter.tries) == ("sent", "250 2.0.0 OK: queued as 1", 1)
        assert letter.sent_at
    assert deliver() == 0
    assert len(office.got) == 1


@pytest.mark.parametrize("order", ["450 4.2.0 greylisted", "defer", "drop"])
def test_what_did_not_get_through_is_tried_again_later(write: Write, office: PostOffice, order: str) -> None:
    letter = write()
    office.orders = [order]
    assert deliver() == 0
    with transaction():
        db.session.refresh(letter)
        assert (letter.state, letter.tries) == ("queued", 1)
        assert letter.server_words
        assert clock.now() < letter.next_at <= clock.now() + timedelta(minutes=1)
    assert deliver() == 0
    time_passes(next_at=clock.now())
    assert deliver() == 1
    assert len(office.got) == 1
    assert state_of(letter) == "sent"


def test_a_repeat_after_a_lost_answer_is_known_by_its_message_id(write: Write, office: PostOffice) -> None:
    write()
    office.orders = ["lose"]
    assert deliver() == 0
    time_passes(next_at=clock.now())
    assert deliver() == 1
    assert len(office.ids) == 2
    assert len(set(office.ids)) == 1


@pytest.mark.parametrize("order", ["550 5.1.1 No such user here", "refuse"])
def test_a_refusal_is_final_and_tells_why(write: Write, office: PostOffice, order: str) -> None:
    letter = write(subject_of="person:12")
    office.orders = [order]
    assert deliver() == 0
    time_passes(next_at=clock.now())
    assert deliver() == 0
    with transaction():
        assert outbox.trouble_of(["person:12", "person:13"])["person:12"].id == letter.id
        assert db.session.get_one(Letter, letter.id).server_words in (order, "554 5.7.1 no")


def test_letters_behind_one_that_has_trouble_go(write: Write, office: PostOffice) -> None:
    for number in range(4):
        write(key=str(number))
    office.orders = ["drop", "550 no", "defer"]
    assert deliver() == 1
    assert len(office.got) == 1


def test_it_is_given_up_after_some_days(write: Write, office: PostOffice) -> None:
    letter = write()
    days = sum((postman.wait_after(tries) for tries in range(1, postman.MOST_TRIES)), timedelta())
    assert timedelta(days=3) < days < timedelta(days=5)
    time_passes(tries=postman.MOST_TRIES - 1)
    office.orders = ["450 4.2.2 mailbox full"]
    assert deliver() == 0
    assert state_of(letter) == "failed"
    with transaction():
        assert outbox.retry([db.session.get_one(Letter, letter.id)]) == 1
    assert deliver() == 1


def test_a_server_that_is_away_costs_no_tries(write: Write, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = write()
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        monkeypatch.setitem(app.config, "MAIL_URL", f"smtp://127.0.0.1:{nobody.getsockname()[1]}")
        assert deliver() == 0
    with transaction():
        db.session.refresh(letter)
        assert (letter.state, letter.tries, letter.server_words) == ("queued", 0, "Connection refused")


def test_a_slow_server_gets_each_letter_once(write: Write, office: PostOffice) -> None:
    write()
    office.orders = ["slow"]
    assert deliver() == 1
    assert len(office.got) == 1


def test_all_go_over_one_connection_and_one_that_closed_is_opened_anew(
        write: Write, office: PostOffice, app: Flask) -> None:
    for number in range(3):
        write(key=str(number))
    assert deliver() == 3
    assert len({session.peer for session in office.sessions}) == 1
    office.orders = ["lose"]
    for number in range(3, 6):
        write(key=str(number))
    assert deliver() == 2
    assert len(office.got) == 6


def test_a_domain_in_other_letters_is_told_as_name_servers_know_it(write: Write, office: PostOffice) -> None:
    letter = write(to="anna@straße.example", to_name="Änne, \"Chair\" <of> 東京")
    assert deliver() == 1
    assert office.envelopes[0].rcpt_tos == ["anna@xn--strae-oqa.example"]
    (address,) = office.got[0]["To"].addresses
    assert (address.display_name, address.addr_spec) == ("Änne, \"Chair\" <of> 東京", "anna@xn--strae-oqa.example")
    assert state_of(letter) == "sent"


@pytest.mark.parametrize("to", ["anna.de.vries@example.org", "o'neill+events@city-hall.example", "7@x.example"])
def test_an_address_may_be_of_several_words(write: Write, office: PostOffice, to: str) -> None:
    write(to=to)
    assert deliver() == 1
    assert office.envelopes[0].rcpt_tos == [to]


@pytest.mark.parametrize("to", ["", "n/a", "anna@", "a b@example.org", "änne@example.org", "a@b.org, c@d.org",
                                "a@b.org\nBcc: c@d.org", "Anna <a@b.org>", "a@..", "a..b@c.org",
                                "a@" + "ö" * 80 + ".example"])
def test_what_is_no_address_is_refused_and_goes_nowhere(write: Write, office: PostOffice, to: str) -> None:
    letter = write(to=to)
    assert deliver() == 0
    assert state_of(letter) == "refused"
    assert office.got == []


def test_the_token_is_in_the_letter_and_nowhere_else(
        write: Write, office: PostOffice, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "handlers", [caplog.handler])
    caplog.set_level(logging.DEBUG, logger=log.name)
    letter = write(SECRET, values={"link": outbox.SecretLink("invitation", "5", 60, "/i/{token}")})
    office.orders = ["defer"]
    deliver()
    time_passes(next_at=clock.now())
    assert deliver() == 1
    (path,) = links_in(office.got[0])
    token = path.removeprefix("/i/")
    assert len(token) >= 43
    with db.engine.connect() as connection:
        for table in db.metadata.sorted_tables:
            assert token not in str(connection.execute(table.select()).all())
    said = str([vars(record) for record in caplog.records])
    assert "'state': 'sent'" in said
    assert token not in said
    assert "anna@example.org" not in said
    assert token not in repr(letter.__dict__)


def test_a_server_that_quotes_a_link_does_not_betray_it(write: Write, office: PostOffice) -> None:
    letter = write()
    office.orders = ["550 spam: https://events.example.org/i/k_" + "a" * 43]
    deliver()
    with transaction():
        assert db.session.get_one(Letter, letter.id).server_words == "550 spam: https://events.example.org/i/k_…"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("certificate")
    key, paper = folder / "key.pem", folder / "paper.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", paper,
                    "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"],
                   check=True, capture_output=True)
    return key, paper


@pytest.mark.parametrize("known", [True, False])
def test_the_way_is_encrypted_where_the_server_offers_it(
        write: Write, app: Flask, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, known: bool) -> None:
    key, paper = certificate
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(paper, key)
    if known:
        monkeypatch.setenv("SSL_CERT_FILE", str(paper))
    letter = write()
    with opened(PostOffice(), tls_context=context, require_starttls=True) as office:
        monkeypatch.setitem(app.config, "MAIL_URL", office.url)
        assert deliver() == known
        assert len(office.got) == known
    with transaction():
        db.session.refresh(letter)
        assert ("CERTIFICATE_VERIFY_FAILED" in letter.server_words) is not known


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
@pytest.mark.parametrize(("password", "sent"), [("p%40ss%3Aword", 1), ("wrong", 0)])
def test_it_signs_in_where_the_address_says_so(
        write: Write, app: Flask, monkeypatch: pytest.MonkeyPatch, password: str, sent: int) -> None:
    def known(server: object, session: object, envelope: object, mechanism: str, data: LoginPassword) -> AuthResult:
        return AuthResult(success=(data.login, data.password) == (b"post@net", b"p@ss:word"), handled=False)

    letter = write()
    with opened(PostOffice(), authenticator=known, auth_required=True, auth_require_tls=False) as office:
        monkeypatch.setitem(app.config, "MAIL_URL", office.url.replace("//", f"//post%40net:{password}@"))
        assert deliver() == sent
    with transaction():
        db.session.refresh(letter)
        assert (letter.state, letter.tries) == (("sent", 1) if sent else ("queued", 0))
        assert letter.server_words.startswith("250" if sent else "535")


def test_in_development_letters_are_kept_in_a_folder(
        write: Write, app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    letter = write(HELLO)
    assert deliver() == 0
    assert state_of(letter) == "queued"  # production without a mail server
    monkeypatch.setitem(app.config, "DEVELOPMENT", True)
    monkeypatch.setitem(app.config, "DATA_DIR", str(tmp_path))
    assert deliver() == 1
    (kept,) = (tmp_path / "mail").iterdir()
    assert kept.name.endswith("-test.eml")
    assert b"Subject: Welcome, Anna" in kept.read_bytes()
    with transaction():
        db.session.refresh(letter)
        assert letter.server_words == f"Kept in a folder: {kept}"
