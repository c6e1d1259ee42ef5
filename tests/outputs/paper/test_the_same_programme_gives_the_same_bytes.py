import subprocess
import sys
from pathlib import Path

import msgspec

from eventsys.outputs.paper.child import ROOT, Job, Limits
from eventsys.outputs.paper.fonts import configuration
from eventsys.programme import canonical
from eventsys.programme.structs import Programme

from . import dialogue
from .conftest import Print
from .printed import BASE, Printed


def test_printed_twice(printing: Print, small: Programme, small_glance: Printed) -> None:
    assert printing(small, "glance").data == small_glance.data


def test_printed_where_sets_and_dictionaries_are_in_another_order(cache: Path, small: Programme,
                                                                 small_booklet: Printed) -> None:
    job = Job("booklet", canonical.encode(small), "", BASE, "a4", "en", "", {dialogue.LOGO: dialogue.logo()},
              Limits(), True)
    again = subprocess.run(
        [sys.executable, "-m", "eventsys.outputs.paper"], input=msgspec.msgpack.encode(job), cwd=ROOT,
        env={"FONTCONFIG_FILE": str(configuration(cache)), "PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland",
             "LANG": "C", "PYTHONPATH": str(ROOT)}, capture_output=True, check=True)
    assert again.stdout == small_booklet.data


def test_no_date_and_no_tool_of_the_day_goes_in(paper: Printed) -> None:
    assert "/CreationDate" not in paper.inside.docinfo
    assert "/ModDate" not in paper.inside.docinfo
