from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from eventsys.accounts import services as accounts

from ..desk.organisers import an_account
from .conftest import PHONE

EMAIL, PASSWORD = "journey@example.org", "seven maple lanterns"


@pytest.fixture
def account(demo_app: Flask) -> None:
    with demo_app.app_context():
        if accounts.find(EMAIL) is None:
            an_account(EMAIL, "administrator", name="Jo Journey", password=PASSWORD)


def test_by_keyboard_alone(visit: Callable[..., Page], account: None) -> None:
    page = visit("/desk/profile")
    expect(page).to_have_url(f"{page.url.partition('/desk')[0]}/desk/sign-in?next=/desk/profile")
    page.get_by_label("E-mail").focus()
    page.keyboard.type(EMAIL)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()


def test_without_script_on_a_phone_and_out_again(visit: Callable[..., Page], account: None) -> None:
    page = visit("/desk/", script=False, width=PHONE)
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="My events")).to_be_visible()
    page.get_by_role("link", name="Common Ground Summit").click()
    page.locator("summary").filter(has_text="Ways in this event").click()
    page.get_by_role("navigation", name="This event").get_by_role("link", name="Colleagues").click()
    expect(page.get_by_role("heading", name="Colleagues")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_what_was_wrong_is_said_first_and_leads_to_the_field(
        visit: Callable[..., Page], account: None, inspect_with_axe: Callable[[Page], list[str]]) -> None:
    page = visit("/desk/sign-in", status=200)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_title("Error: Sign in · Events")
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    assert inspect_with_axe(page) == []
    summary.get_by_role("link", name="Enter your password").click()
    expect(page.get_by_label("Password")).to_be_focused()
