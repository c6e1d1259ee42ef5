from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from config import ConfigurationError, from_environment

SECRET = "s" * 32


def test_production_refuses_to_start_without_a_secret(tmp_path) -> None:
    with pytest.raises(ConfigurationError, match="SECRET_KEY is not set"):
        from_environment({"DATA_DIR": str(tmp_path)})


def test_a_short_secret_is_refused_everywhere(tmp_path) -> None:
    with pytest.raises(ConfigurationError, match="32 characters"):
        from_environment({"SECRET_KEY": "short", "EVENTSYS_ENV": "development", "DATA_DIR": str(tmp_path)})


def test_development_makes_a_secret_once_and_keeps_it(tmp_path) -> None:
    first, second = (from_environment({"EVENTSYS_ENV": "development", "DATA_DIR": str(tmp_path)})["SECRET_KEY"]
                     for _ in range(2))
    other = from_environment({"EVENTSYS_ENV": "development", "DATA_DIR": str(tmp_path / "other")})["SECRET_KEY"]
    assert first == second != other
    assert len(first) >= 32


def test_processes_that_start_together_share_the_secret(tmp_path) -> None:
    """The server's workers and the one that prints all find none on the first start."""
    for number in range(20):
        begin = Barrier(6)

        def start(_process: int, begin: Barrier = begin, data: str = str(tmp_path / str(number))) -> str:
            begin.wait()
            return from_environment({"EVENTSYS_ENV": "development", "DATA_DIR": data})["SECRET_KEY"]

        with ThreadPoolExecutor(6) as processes:
            (secret,) = set(processes.map(start, range(6)))
        assert len(secret) == 64
        assert [path.name for path in (tmp_path / str(number)).glob("secret*")] == ["secret"]


def test_sqlite_in_the_data_folder_is_the_default(tmp_path) -> None:
    config = from_environment({"SECRET_KEY": SECRET, "DATA_DIR": str(tmp_path)})
    assert config["SQLALCHEMY_DATABASE_URI"] == f"sqlite:///{tmp_path}/eventsys.db"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_postgresql_is_spoken_to_by_psycopg(scheme: str, tmp_path) -> None:
    config = from_environment({"SECRET_KEY": SECRET, "DATA_DIR": str(tmp_path),
                               "DATABASE_URL": f"{scheme}://user@db/events"})
    assert config["SQLALCHEMY_DATABASE_URI"] == "postgresql+psycopg://user@db/events"


@pytest.mark.parametrize(("name", "value"), [
    ("EVENTSYS_ENV", "prod"), ("DATA_DIR", "/dev/null/data"), ("DATABASE_URL", "mysql://db/events"),
    ("DATABASE_URL", "sqlite://events.db"), ("DATABASE_URL", "postgresql://db:five/events"),
    ("BASE_URL", "events.example.org"), ("BASE_URL", "http://[db"), ("MAIL_URL", "http://mail"), ("MAIL_URL", "smtp://"),
    ("MAIL_URL", "smtp://mail:five"), ("MAIL_FROM", "The Network"), ("MAIL_FROM", "a@b.org\nBcc: c@d.org"),
    ("MAIL_FROM", "Two <a@b.org>, <c@d.org>"), ("PORT", "five"),
    ("PORT", "0"), ("PORT", "70000"), ("TRUSTED_PROXIES", "all"), ("TRUSTED_PROXIES", "-1"), ("SESSION_DAYS", "0"),
    ("LOG_LEVEL", "loud")])
def test_a_wrong_value_is_named(name: str, value: str, tmp_path) -> None:
    with pytest.raises(ConfigurationError, match=name):
        from_environment({"SECRET_KEY": SECRET, "DATA_DIR": str(tmp_path), name: value})


def test_what_is_set_to_nothing_is_not_set(tmp_path) -> None:
    names = ("EVENTSYS_ENV", "DATABASE_URL", "BASE_URL", "MAIL_URL", "MAIL_FROM", "PORT", "TRUSTED_PROXIES",
             "LOG_LEVEL")
    least = {"SECRET_KEY": SECRET, "DATA_DIR": str(tmp_path)}
    assert from_environment(least | dict.fromkeys(names, "")) == from_environment(least)


def test_the_address_follows_the_port(tmp_path) -> None:
    config = from_environment({"SECRET_KEY": SECRET, "DATA_DIR": str(tmp_path), "PORT": "8080"})
    assert config["BASE_URL"] == "http://127.0.0.1:8080"


@pytest.mark.parametrize(("base", "given", "sender"), [
    ("https://events.example.org", "", "events@events.example.org"),
    ("http://127.0.0.1:5000", "", "events@localhost"),
    ("http://[::1]:5000", "", "events@localhost"),
    ("https://events.example.org", "agenda@net.example", "agenda@net.example"),
    ("https://events.example.org", "Our Network <agenda@net.example>", "Our Network <agenda@net.example>")])
def test_letters_come_from_the_same_host_unless_told(base: str, given: str, sender: str, tmp_path) -> None:
    config = from_environment({"SECRET_KEY": SECRET, "DATA_DIR": str(tmp_path), "BASE_URL": base, "MAIL_FROM": given})
    assert config["MAIL_FROM"] == sender
