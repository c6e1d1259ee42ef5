"""What is asked for often: the whole feed, its 304, a day of the agenda; and the memory of who serves it all."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.workload import SLUG, summit

from .figures import Figure
from .load import Ask, fetch, ratio
from .stage import bare_server, our_server

EVENT = f"/e/{SLUG}"
FEED = f"{EVENT}/calendar.ics"
DAY = f"{EVENT}/agenda?day=2027-06-16"
PAGES = ("", "agenda", "agenda?day=all", "people/", "sponsors", "changes", "subscribe", "search?q=mayor")
FILES = ("calendar.ics", "schedule.xml", "schedule.json", "programme.json", "sessions.csv", "people.csv",
         "share.png")
PAPERS = ("programme.pdf", "programme.pdf?size=a4", "agenda.pdf")
GZIP = (("Accept-Encoding", "gzip"),)


def figures(folder: Path) -> Iterator[Figure]:
    with our_server(folder) as (port, master):
        etag = fetch(Ask(port, FEED))[0]["ETag"]
        ours = [Ask(port, FEED), Ask(port, FEED, 304, (("If-None-Match", etag),)), Ask(port, DAY),
                Ask(port, FEED, 200, GZIP)]
        with bare_server(folder, ours) as bare:
            measured = [ratio(a, b) for a, b in zip(ours, bare, strict=True)]
        names = ("whole feed, warm, of bare", "its 304, of bare", "agenda of a day, of bare",
                 "whole feed gzipped, of bare")
        budgets = ((0.5, 0.8), (0.4, 0.6), (0.3, None), (0.5, 0.8))
        for name, (share, mine, theirs), (budget, aim) in zip(names, measured, budgets, strict=True):
            yield Figure(name, share, budget, aim, note=f"{mine:.0f} against {theirs:.0f} a second")
        served = sum(len(fetch(ask)[1]) for ask in everything(port))
        yield Figure("memory of a worker after all that", _largest_worker(master), 200, at_least=False,
                     unit="MB", note=f"after {served / 1e6:.0f} MB served")


def everything(port: int) -> Iterator[Ask]:
    """Every page, feed and file of the summit, also gzipped."""
    programme = summit()
    yield from (Ask(port, path) for path in ("/", "/events.ics", "/schema/programme.json"))
    for name in (*PAGES, *FILES, *PAPERS):
        yield from (Ask(port, f"{EVENT}/{name}"), Ask(port, f"{EVENT}/{name}", 200, GZIP))
    for day in programme.root.days:
        for more in ("", "&track=a", "&room=room-3", "&q=city", "&tz=Asia/Tokyo"):
            yield Ask(port, f"{EVENT}/agenda?day={day.date}{more}", 200, GZIP)
    yield from (Ask(port, f"{EVENT}/{family}/{key}.ics") for family, facts in
                (("tracks", programme.tracks), ("rooms", programme.rooms)) for key in (f.key for f in facts))
    for family, names in (("sessions", [s.slug for s in programme.sessions]),
                          ("people", sorted({a.person for s in programme.sessions for a in s.roster}))):
        for name in names:
            yield from (Ask(port, f"{EVENT}/{family}/{name}"), Ask(port, f"{EVENT}/{family}/{name}.ics"))


def _largest_worker(master: int) -> float:
    """Resident, in MB, of the master's biggest child."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    found = [re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text()) for pid in children]
    return max(int(match.group(1)) for match in found if match) / 1024
