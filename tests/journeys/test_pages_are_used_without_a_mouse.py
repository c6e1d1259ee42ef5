import pytest

SUMMIT = "/e/common-ground-summit"


def focused(page):
    return page.evaluate("document.activeElement.textContent.trim() || document.activeElement.id")


def test_the_first_key_skips_to_the_content(visit):
    page = visit(f"{SUMMIT}/")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("path", ["/", f"{SUMMIT}/", f"{SUMMIT}/people/kwabena-osei-tutu", f"{SUMMIT}/subscribe"])
def test_every_stop_shows_that_it_has_the_focus(visit, path):
    page = visit(path)
    stops = page.locator("a[href]:visible, button:visible, input:visible").count()
    for _ in range(min(stops, 40)):
        page.keyboard.press("Tab")
        seen = page.evaluate("""() => {
          const style = getComputedStyle(document.activeElement);
          const box = document.activeElement.getBoundingClientRect();
          return [document.activeElement.tagName, style.outlineStyle, parseFloat(style.outlineWidth), box.width]
        }""")
        assert seen[0] in ("A", "BUTTON", "INPUT")
        assert seen[1] == "solid"
        assert seen[2] >= 2
        assert seen[3] > 0


def test_a_search_goes_from_the_field_to_a_session(visit):
    page = visit(f"{SUMMIT}/")
    page.focus("#find")
    page.keyboard.type("seventy two hours")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    assert page.locator("main mark").first.inner_text() == "seventy"
    page.locator("main .slot-title a").first.press("Enter")
    page.wait_for_url("**/sessions/after-the-incident")


def test_what_can_be_pressed_is_large_enough_for_a_finger(visit):
    page = visit(f"{SUMMIT}/subscribe", width=390)
    heights = page.eval_on_selector_all(
        ".tabs a, .button, button:not([hidden]), input", "found => found.map(e => e.getBoundingClientRect().height)")
    assert min(height for height in heights if height) >= 44
