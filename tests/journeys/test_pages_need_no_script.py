import pytest

SUMMIT = "/e/common-ground-summit"


def test_the_address_of_a_calendar_can_be_copied_by_hand(visit):
    page = visit(f"{SUMMIT}/subscribe", script=False)
    assert page.input_value("#feed-address").endswith(f"{SUMMIT}/calendar.ics")
    assert page.locator(".copy button").is_hidden()


def test_with_a_script_a_button_copies_it(visit):
    page = visit(f"{SUMMIT}/subscribe")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click(".copy button")
    page.wait_for_function("document.querySelector('.copy button').textContent === 'Copied'")
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"{SUMMIT}/calendar.ics")


def test_people_are_searched_without_a_script(visit):
    page = visit(f"{SUMMIT}/people/", script=False)
    page.fill("#name", "osei tutu")
    page.click("main form button")
    assert page.locator(".people li").count() == 1


@pytest.mark.parametrize(("zone", "words"), [
    ("Asia/Tokyo", "20:00–21:30 in your time zone, Asia/Tokyo"), ("Europe/Lisbon", ""),
    ("Pacific/Auckland", "00:00–01:30 in your time zone, Pacific/Auckland"),
])
def test_the_readers_own_time_stands_beside_the_venues(visit, zone, words):
    page = visit(f"{SUMMIT}/sessions/after-the-incident", zone=zone)
    own = page.locator(".session-yours")
    assert own.is_visible() == bool(words)
    assert own.inner_text().endswith(words)


def test_a_first_visit_is_a_page_two_sheets_and_little_script(visit):
    page = visit("/e/common-ground-summit/sponsors")
    loaded = []
    page.on("response", lambda answer: loaded.append((answer.request.resource_type, answer)))
    page.goto(f"{SUMMIT}/")
    page.wait_for_load_state("networkidle")
    kinds = [kind for kind, _ in loaded]
    assert kinds.count("document") == 1
    assert kinds.count("stylesheet") <= 2
    assert sum(len(answer.body()) for kind, answer in loaded if kind == "script") < 20_000
    assert "font" not in kinds
