"""schedule.xml by expat, with the line of every session; entities and depth bounded."""

from typing import NoReturn
from xml.parsers import expat

from eventsys.kit.i18n import gettext as _

from . import nodes
from .faults import NotASchedule, cut_off, too_many, too_many_days
from .limits import DAYS, DEPTH, NODES, PEOPLE, SESSIONS, SUBTREE
from .nodes import Node
from .raw import RawDay, RawSchedule, RawSession

CHUNK = 2**23  # expat reads a token anew for each chunk that it spans: not too small
_UNFINISHED = {expat.errors.codes[name] for name in (
    expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN,
    expat.errors.XML_ERROR_PARTIAL_CHAR, expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION)}
_PAGES = {"html", "svg", "rss", "feed"}


def read(data: bytes) -> RawSchedule:
    reader = _Reader()
    reader.feed(data)
    return reader.schedule


class _Reader:
    """Keeps the elements that we know under `schedule`, one small tree each; all else passes by."""

    def __init__(self) -> None:
        self.schedule = RawSchedule("schedule.xml")
        self.path: list[str] = []
        self.open: list[Node] = []
        self.room = ""
        self.weight = self.count = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.EntityDeclHandler = self.entity

    @property
    def line(self) -> int:
        return self.parser.CurrentLineNumber

    def feed(self, data: bytes) -> None:
        try:
            for place in range(0, len(data), CHUNK):
                self.parser.Parse(data[place:place + CHUNK], False)
            self.parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise self._fault(error) from error
        except (LookupError, ValueError) as error:
            if isinstance(error, NotASchedule):
                raise
            raise NotASchedule(_("The file's encoding is not one we know: %(why)s.", why=error)) from error

    def _fault(self, error: expat.ExpatError) -> NotASchedule:
        if error.code in _UNFINISHED:
            return cut_off(error.lineno)
        if not self.path and not self.schedule.sessions:
            return NotASchedule(_("This is not a schedule: line %(line)s is not XML (%(why)s).",
                                  line=error.lineno, why=expat.ErrorString(error.code)))
        return NotASchedule(_("Line %(line)s of the file is not XML: %(why)s.", line=error.lineno,
                              why=expat.ErrorString(error.code)))

    def doctype(self, name: str, system: str | None, public: str | None, subset: int) -> None:
        if name.lower() in _PAGES:
            self._other_root(name.lower())
        if subset:
            self.entity()

    def entity(self, *declared: object) -> NoReturn:
        raise NotASchedule(_("Line %(line)s of the file declares entities of its own. No schedule needs that "
                             "and it can do harm, so the file is refused.", line=self.line))

    def _other_root(self, name: str) -> NoReturn:
        if name == "html":
            raise NotASchedule(_("This is a web page, not a schedule. Look for the page's link to its "
                                 "schedule.xml."))
        raise NotASchedule(_("This is XML, but not a schedule: it begins with <%(name)s>.", name=name[:40]))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if not self.path and name != "schedule":
            self._other_root(name)
        if len(self.path) >= DEPTH:
            raise NotASchedule(_("Line %(line)s: the elements are nested too deeply.", line=self.line))
        if self.open:
            self._weigh(1)
            child = Node(name, attributes, self.line)
            self.open[-1].parts.append(child)
            self.open.append(child)
        elif self._kept(name):
            self.weight, self.count = 0, 0
            self.open.append(Node(name, attributes, self.line))
        else:
            self._pass_by(name, attributes)
        self.path.append(name)

    def _kept(self, name: str) -> bool:
        if name == "event":
            return self.path[1:2] == ["day"]
        return (*self.path[1:], name) in (("conference",), ("generator",), ("tracks", "track"),
                                          ("persons", "person"), ("rooms", "room"))

    def _pass_by(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.path) == 1 and name == "day":
            if len(self.schedule.days) >= DAYS:
                raise too_many_days(self.line, DAYS)
            self.schedule.days.append(RawDay(self.line, attributes.get("date", ""),
                                             attributes.get("start", ""), attributes.get("end", "")))
            self.room = ""
        elif self.path[1:] == ["day"] and name == "room":
            self.room = attributes.get("name", "")
            if len(self.schedule.rooms) < PEOPLE:
                self.schedule.rooms.append(attributes)

    def characters(self, text: str) -> None:
        if self.open:
            self._weigh(0, len(text))
            self.open[-1].parts.append(text)

    def _weigh(self, nodes: int, characters: int = 0) -> None:
        self.count += nodes
        self.weight += characters
        if self.count > NODES or self.weight > SUBTREE:
            raise NotASchedule(_("Line %(line)s: what stands in one element is longer than any session.",
                                 line=self.line))

    def end(self, name: str) -> None:
        self.path.pop()
        if not self.open:
            if self.path[1:] == ["day"]:
                self.room = ""
            return
        node = self.open.pop()
        if not self.open:
            self._take(node)

    def _take(self, node: Node) -> None:
        match node.name:
            case "event":
                self._take_session(node)
            case "conference":
                self.schedule.conference = nodes.conference_facts(node)
            case "generator":
                self.schedule.generator = nodes.plain_facts(node)
            case "track":
                self._list(self.schedule.tracks, node)
            case "room":
                self._list(self.schedule.rooms, node)
            case "person":
                self._list(self.schedule.people, node)

    def _list(self, kept: list[nodes.Facts], node: Node) -> None:
        if len(kept) >= PEOPLE:
            raise too_many(node.line, PEOPLE)
        kept.append(nodes.plain_facts(node))

    def _take_session(self, node: Node) -> None:
        if len(self.schedule.sessions) >= SESSIONS:
            raise too_many(node.line, SESSIONS)
        self.schedule.sessions.append(RawSession(node.line, nodes.session_facts(node),
                                                 self.schedule.days[-1], self.room))
