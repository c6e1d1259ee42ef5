"""`make bench`: measure, print the table, and end with 1 where a budget is missed.

    python -m tests.bench [serving] [making] [clashes] [registering] [paper]
"""

import os
import sys
import tempfile
from pathlib import Path

from tests.workload import SLUG

from . import clashes, making, paper, registering, serving, stage
from .figures import Figure, table


def main(chosen: list[str]) -> int:
    print("Measuring a summit of 500 sessions, 700 people and 40 sponsors. Read ratios, not seconds.")
    found: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="eventsys-bench-") as name:
        folder = Path(name)
        app = stage.application(folder)
        if not chosen or {"making", "serving"} & set(chosen):
            making.import_draft(app, folder)
            _take(found, "making", making.figures(app))
        if not chosen or "serving" in chosen:
            stage.keep_papers(app, SLUG)
            _take(found, "serving", serving.figures(folder))
        if not chosen or "paper" in chosen:
            # Before the large drafts: a child's peak begins with what this process holds as it forks.
            _take(found, "printing", paper.figures(folder))
        if not chosen or "clashes" in chosen:
            _take(found, "clashes", clashes.figures(folder))
        if not chosen or "registering" in chosen:
            _take(found, "registering", registering.figures(folder))
    print(f"\n{table(found)}\n\nload of the machine meanwhile: {os.getloadavg()[0]:.1f}")
    return 0 if all(figure.holds for figure in found) else 1


def _take(found: list[Figure], words: str, figures) -> None:  # type: ignore[no-untyped-def]
    print(f"  {words} ...", flush=True)
    found.extend(figures)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
