from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from eventsys.app import create_app
from eventsys.programme.canonical import encode
from tests.builders import a_programme
from tests.conftest import close, settings_for

COMMANDS = [["publish", "summit"], ["withdraw", "summit", "s"], ["restore", "summit", "s"], ["unpublish", "summit"],
            ["demo", "--quiet"], ["demo", "--if-empty"], ["import", "programme.json"], ["work"]]

Run = Callable[[list[str], str], Result]


@pytest.fixture
def run_on(tmp_path: Path) -> Iterator[Run]:
    made: list[Flask] = []

    def run(words: list[str], database: str) -> Result:
        app = create_app(settings_for(database, tmp_path))
        made.append(app)
        with app.app_context():
            return app.test_cli_runner().invoke(args=words)

    yield run
    for app in made:
        close(app)


@pytest.fixture
def without_tables(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Of PostgreSQL, a schema where there is nothing."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'new.db'}"
    return f"{request.getfixturevalue('postgresql')}&options=-csearch_path%3Dnowhere"


@pytest.mark.parametrize("without_tables", ["sqlite", "postgresql"], indirect=True)
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_database_without_tables_says_how_to_set_it_up(
        run_on: Run, without_tables: str, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("programme.json").write_bytes(encode(a_programme()))
    ended = run_on(words, without_tables)
    assert ended.exit_code == 1
    assert ended.stderr == "Error: The database is not set up, or not up to date: run flask --app wsgi db upgrade\n"


@pytest.mark.parametrize("words", [*COMMANDS[:4], ["db", "upgrade"], ["work"]], ids=" ".join)
@pytest.mark.parametrize("address", ["postgresql+psycopg://us:sesame@127.0.0.1:1/away", "sqlite:////dev/null/away.db"])
def test_a_database_that_is_away_is_named_as_the_trouble_and_its_password_is_not(
        run_on: Run, words: list[str], address: str) -> None:
    ended = run_on(words, address)
    assert ended.exit_code == 1
    assert ended.stderr.startswith("Error: The database can't be used: ")
    assert ended.stderr.count("\n") == 1
    assert "sesame" not in ended.stderr
