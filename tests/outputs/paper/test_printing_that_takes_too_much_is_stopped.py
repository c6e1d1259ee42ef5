from collections.abc import Iterator
from pathlib import Path

import pytest

from eventsys.outputs.paper import Limits, PaperFailed, render_in_child
from eventsys.outputs.paper.fonts import FOLDERS, NoFont, configuration, files
from eventsys.programme import canonical
from eventsys.programme.canonical import NotAProgramme
from eventsys.programme.structs import Programme
from tests.builders import a_programme

from .printed import BASE


def printers(cache: Path) -> Iterator[str]:
    """Command lines of those that print with these fonts: children of this process, or left behind by it."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if bytes(cache / "fonts.conf") in (folder / "environ").read_bytes():
                yield (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue


def test_by_time(large: Programme, cache: Path) -> None:
    with pytest.raises(PaperFailed, match=r"more than (2 seconds of processor time|6 seconds)"):
        render_in_child("booklet", canonical.encode(large), base=BASE, cache=cache, limits=Limits(seconds=2))
    assert list(printers(cache)) == []


@pytest.mark.parametrize("megabytes", [60, 200])
def test_by_memory(large: Programme, cache: Path, megabytes: int) -> None:
    with pytest.raises(PaperFailed, match=f"{megabytes} MB") as told:
        render_in_child("booklet", canonical.encode(large), base=BASE, cache=cache, limits=Limits(megabytes=megabytes))
    assert "\n" not in str(told.value)
    assert list(printers(cache)) == []


def test_an_event_that_is_not_in_the_programme(cache: Path) -> None:
    with pytest.raises(PaperFailed, match="printing failed: KeyError: 'unknown'"):
        render_in_child("glance", canonical.encode(a_programme()), base=BASE, cache=cache, slug="unknown")


def test_bytes_that_are_no_programme(cache: Path) -> None:
    with pytest.raises(NotAProgramme):
        render_in_child("glance", b'{"schema": 1}', base=BASE, cache=cache)


def test_without_any_font_it_is_told_which_package_has_it(tmp_path: Path) -> None:
    empty = tmp_path / "fonts"
    empty.mkdir()
    with pytest.raises(NoFont, match=r"NotoSans-Regular.ttf was not found in .*apt install fonts-noto-core"):
        files((str(empty), str(tmp_path / "nowhere")))
    with pytest.raises(NoFont):
        configuration(tmp_path / "cache", (str(empty),))


def test_other_fonts_of_the_machine_are_not_seen(tmp_path: Path) -> None:
    names = {path.name for path in files(FOLDERS)}
    assert "NotoSans-Regular.ttf" in names
    assert {name for name in names if not name.startswith("Noto")} == set()
    assert "<rejectfont><glob>*</glob></rejectfont>" in configuration(tmp_path).read_text()
