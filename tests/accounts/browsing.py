"""A browser that fills in forms as a person does."""

import re
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
PASSWORD = "seven maple lanterns"


class Browser:
    def __init__(self, app: Flask, agent: str = "", address: str = "203.0.113.7") -> None:
        self.client: FlaskClient = app.test_client()
        self.client.environ_base |= {"HTTP_USER_AGENT": agent, "REMOTE_ADDR": address}

    def get(self, path: str, **options: Any) -> TestResponse:
        return self.client.get(path, **options)

    def send(self, path: str, form_on: str = "", headers: dict[str, str] | None = None, **fields: str) -> TestResponse:
        """Post the fields with the token of a form on the page `form_on`, or at the same address."""
        page = self.client.get(form_on or path)
        found = TOKEN.search(page.text)
        assert found, f"no form on {form_on or path}, which answered {page.status_code}"
        return self.client.post(path, data={"csrf_token": found[1], **fields}, headers=headers)

    def sign_in(self, email: str = "ada@example.org", password: str = PASSWORD, **fields: str) -> TestResponse:
        return self.send("/desk/sign-in", email=email, password=password, **fields)

    @property
    def is_in(self) -> bool:
        return self.client.get("/desk/").status_code == 200
