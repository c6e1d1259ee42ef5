"""What somebody does in a session, by the word that stands beside the name or above a column."""

import re
from functools import lru_cache

from eventsys.programme.structs import Role

from ..values.plain import plain

_WORDS: dict[Role, str] = {
    "moderator": (
        "moderator|moderators|moderation|moderated by|mod|moderateur|moderatrice|moderateurs|anime par|"
        "moderador|moderadora|moderacion|moderiert von|moderatorin|moderatore|moderazione|facilitator|"
        "facilitators|facilitation|facilitated by|animateur|animatrice|facilitador|facilitadora|модератор|"
        "ميسر|منسق|主持人|主持|司会|moderateur/trice|host|mc"),
    "chair": (
        "chair|chairs|chaired by|chairperson|chairman|chairwoman|co-chair|co-chairs|president de seance|"
        "presidente|presidencia|vorsitz|sitzungsleitung|leitung|председатель|رئيس الجلسة|رئيس|主席|座長|"
        "presidence"),
    "keynote": (
        "keynote|keynotes|keynote speaker|keynote speech|keynote address|key note|hauptvortrag|"
        "discours principal|orateur principal|ponente principal|conferencia magistral|keynote von|基调演讲|"
        "基調講演"),
    "opening remarks": (
        "opening|opening remarks|opening words|welcome|welcome remarks|welcome address|welcoming remarks|"
        "introduction|introductory remarks|introduced by|eroffnung|grusswort|begrussung|einfuhrung|"
        "ouverture|mots de bienvenue|mot de bienvenue|apertura|bienvenida|palabras de apertura|saudacao|"
        "abertura|saluti|closing|closing remarks|открытие|كلمة الافتتاح|开幕致辞"),
    "panelist": (
        "panelist|panelists|panellist|panellists|panel|panel members|panel member|podium|podiumsgast|"
        "paneliste|panelistes|panelista|panelistas|intervenant|intervenants|intervenante|intervenantes|"
        "participants|panelisti|relatori|участники|панелист|متحدثون|嘉宾|パネリスト"),
    "discussant": (
        "discussant|discussants|respondent|respondents|commentator|reactor|kommentar|discutant|discutants|"
        "comentarista|comentaristas|дискутант|معقب|讨论人"),
    "speaker": (
        "speaker|speakers|presenter|presenters|presented by|presentation|talk|sprecher|sprecherin|referent|"
        "referentin|referenten|referierende|orateur|oratrice|orateurs|ponente|ponentes|orador|oradora|"
        "oradores|palestrante|palestrantes|relatore|relatrice|spreker|sprekers|докладчик|докладчики|спикер|"
        "спикеры|متحدث|المتحدثون|演讲人|发言人|講演者|people|with|mit|avec|con"),
    "rapporteur": (
        "rapporteur|rapporteurs|rapporteuse|reporter|note taker|notetaker|note-taker|berichterstatter|"
        "berichterstatterin|protokoll|relator|relatora|relatoria|докладчик сессии|مقرر|记录员"),
}
_BEFORE = re.compile(r"([^:：\n]{2,30}?) ?[:：]\s*(.*)", re.DOTALL)
_BEFORE_DASH = re.compile(r"([^-–—\n]{2,30}?) +[-–—]+ +(.*)", re.DOTALL)
_AROUND = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


@lru_cache(maxsize=1)
def _known() -> dict[str, Role]:
    return {plain(word): role for role, words in _WORDS.items() for word in words.split("|")}


def role_of(text: str) -> Role | None:
    """Of a word or two, and of no more."""
    said = plain(text).strip(" .:-()[]")
    return _known().get(said) or _known().get(re.sub(r"\(.*?\)|/.*|[()]", "", said).strip())


def before(text: str) -> tuple[Role | None, str]:
    """ "Chair: Sofia Berg" as the role and the rest; without a role, all of the text."""
    for pattern in (_BEFORE, _BEFORE_DASH):
        match = pattern.fullmatch(text.strip())
        if match and (role := role_of(match[1])):
            return role, match[2].strip()
    return None, text


def beside(text: str) -> tuple[Role | None, str]:
    """ "Zoë Krüger (moderator), Officer" as the role and the text without it."""
    for match in _AROUND.finditer(text):
        if role := role_of(match[1]):
            return role, f"{text[:match.start()].rstrip()}{text[match.end():]}"
    return None, text
