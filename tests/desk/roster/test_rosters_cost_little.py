from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from eventsys.desk.directory import alike
from eventsys.kit.database import db
from eventsys.programme import canonical
from eventsys.sessions.models import Appearance
from tests.asking import statements
from tests.workload import summit

from ..organisers import Organiser

MOST = 12


@pytest.fixture
def administrator(app: Flask, as_role: Callable[[str], Organiser], tmp_path: Path) -> Organiser:
    """Of a summit of five hundred sessions and seven hundred people."""
    (tmp_path / "programme.json").write_bytes(canonical.encode(summit()))
    assert app.test_cli_runner().invoke(args=["import", str(tmp_path / "programme.json")]).exit_code == 0
    alike.forget()
    return as_role("administrator")


def test_pages_ask_at_most_twelve_things_of_the_database(administrator: Organiser) -> None:
    row = db.session.scalars(select(Appearance).limit(1)).one()
    event = "/desk/e/summit-500"
    for path in ("/desk/people/", "/desk/people/?q=amman&page=2", f"/desk/people/{row.person_id}",
                 "/desk/people/duplicates", "/desk/people/suggest?q=ol", "/desk/organisations/", f"{event}/roster",
                 f"{event}/roster?region=africa&page=2", f"{event}/sessions/{row.session_id}/roster",
                 f"{event}/sessions/{row.session_id}/roster/order", f"{event}/roster/replace/{row.person_id}"):
        db.session.rollback()
        with statements(db.engine) as asked:
            administrator.text(path)
        assert len(asked) <= MOST, f"{path}: {len(asked)}\n" + "\n".join(asked)
