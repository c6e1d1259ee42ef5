"""The product's own printing child, which also leaves the HTML of every part it laid out.

`BOOKLET_PARTS` names the file: JSON, in the order of laying out.
"""

import json
import os
from pathlib import Path

from eventsys.outputs.paper import __main__ as child
from eventsys.outputs.paper.press import Press


def main() -> None:
    parts: list[str] = []
    lay_out = Press.lay_out

    def noted(press: Press, body: str, *given: object):  # type: ignore[no-untyped-def]
        parts.append(body)
        return lay_out(press, body, *given)  # type: ignore[arg-type]

    Press.lay_out = noted  # type: ignore[method-assign]
    child.main()
    Path(os.environ["BOOKLET_PARTS"]).write_text(json.dumps(parts))


if __name__ == "__main__":
    main()
