from pathlib import Path

from eventsys.app import create_app
from eventsys.kit.database import db

from ..conftest import settings_for


def test_an_endpoint_that_forgot_to_say_who_may_use_it(tmp_path: Path) -> None:
    app = create_app(settings_for(f"sqlite:///{tmp_path / 'empty.db'}", tmp_path))
    app.add_url_rule("/desk/forgotten-to-say", view_func=lambda: "secret")
    answer = app.test_client().get("/desk/forgotten-to-say")
    assert answer.status_code == 403
    assert "secret" not in answer.text
    with app.app_context():
        db.engine.dispose()
