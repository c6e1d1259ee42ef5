"""Schedule files, understood: pure, bounded, and with the line of whatever is wrong.

    file = reading.open_schedule(path)          # NotASchedule: one clear line
    schedule = file.read(file.zone, file.slug)  # rows that can't be taken are in `schedule.refused`
"""

from pathlib import Path

from . import jsonfile, source, xmlfile
from .faults import NotASchedule, Note
from .frab import FrabFile
from .jsonfile import RawProgramme
from .ourfile import ProgrammeFile
from .tree import PEOPLE, Said, Schedule
from .zones import known_zone

__all__ = ["PEOPLE", "FrabFile", "NotASchedule", "Note", "ProgrammeFile", "Said", "Schedule", "known_zone",
           "open_schedule", "parse"]


def open_schedule(path: Path) -> FrabFile | ProgrammeFile:
    """Read the file and find out what it is. Raises NotASchedule."""
    return parse(*source.read(path))


def parse(form: source.Form, data: bytes) -> FrabFile | ProgrammeFile:
    raw = xmlfile.read(data) if form == "xml" else jsonfile.read(data)
    return ProgrammeFile(raw) if isinstance(raw, RawProgramme) else FrabFile(raw)
