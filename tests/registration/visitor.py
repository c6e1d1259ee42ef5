"""Somebody who registers over HTTP, as a browser without scripts does: page after page, with a cookie and its token."""

import http.client
import re
from typing import NamedTuple
from urllib.parse import urlencode

_CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')
_SEEN = re.compile(r'name="seen" value="([^"]+)"')
_QUESTION = re.compile(r'name="(q\d+)"')
HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}


class Filled(NamedTuple):
    """A form at whose end only the last press is missing."""

    path: str
    body: str
    cookie: str

    def request(self, port: int) -> bytes:
        lines = [f"POST {self.path} HTTP/1.1", f"Host: 127.0.0.1:{port}", f"Cookie: {self.cookie}",
                 *(f"{name}: {value}" for name, value in HEADERS.items()), f"Content-Length: {len(self.body)}"]
        return ("\r\n".join(lines) + "\r\n\r\n" + self.body).encode()


class Visitor:
    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookie = self.csrf = ""

    def get(self, path: str) -> str:
        return self._ask("GET", path, None, 200)[0]

    def post(self, path: str, **fields: str) -> str:
        """Where it leads to."""
        return self._ask("POST", path, urlencode({"csrf_token": self.csrf, **fields}), 303)[1]

    def fills_in(self, slug: str, category: str, name: str, email: str) -> Filled:
        """All pages up to the one that shows all answers."""
        self.get(f"/register/{slug}")
        at = self.post(f"/register/{slug}", category=category)
        while not at.endswith("/check"):
            page = self.get(at)
            at = self.post(at, **self._answers(at, page, name, email))
        found = _SEEN.search(self.get(at))
        assert found is not None, "nothing to send"
        body = urlencode({"csrf_token": self.csrf, "seen": found[1]})
        return Filled(at.removesuffix("check") + "send", body, self.cookie)

    def sends(self, form: Filled) -> str:
        """Where it leads to; also by another connection than the one that it was filled in by."""
        self.cookie = form.cookie
        return self._ask("POST", form.path, form.body, 303)[1]

    def close(self) -> None:
        self.connection.close()

    def _answers(self, at: str, page: str, name: str, email: str) -> dict[str, str]:
        if at.endswith("/you"):
            return {"name": name, "email": email, "country": "PT", "organisation": "City of Porto"}
        return dict.fromkeys(_QUESTION.findall(page), "none")

    def _ask(self, method: str, path: str, body: str | None, status: int) -> tuple[str, str]:
        """The page, and where it leads to."""
        self.connection.request(method, path, body, (HEADERS if body else {}) | {"Cookie": self.cookie})
        answer = self.connection.getresponse()
        page = answer.read().decode()
        if answer.status != status:
            raise AssertionError(f"{method} {path}: {answer.status}, not {status}")
        if cookie := answer.headers["Set-Cookie"]:
            self.cookie = cookie.partition(";")[0]
        if found := _CSRF.search(page):
            self.csrf = found[1]
        return page, answer.headers["Location"] or ""
