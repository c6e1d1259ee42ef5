"""Whether a piece of text is a position or an organisation, by its words."""

import re
from functools import lru_cache

from ..values.plain import plain

_POSITION = (
    "mayor|mayoress|deputy|vice|president|presidente|presidenta|chair|chairman|chairwoman|director|directora|directrice|"
    "directeur|direktor|direktorin|head|chief|manager|officer|coordinator|coordinateur|coordinatrice|coordinador|"
    "coordinadora|adviser|advisor|conseiller|conseillere|asesor|asesora|consejero|consejera|minister|ministre|ministro|"
    "ministra|secretary|secretaire|secretario|secretaria|governor|gouverneur|gobernador|gobernadora|councillor|"
    "councilor|concejal|concejala|vereador|vereadora|commissioner|professor|professeur|profesor|profesora|lecturer|"
    "researcher|chercheur|chercheuse|investigador|investigadora|fellow|analyst|expert|experte|experta|specialist|"
    "consultant|ceo|cto|cfo|coo|founder|co-founder|cofounder|representative|ambassador|ambassadeur|embajador|embajadora|"
    "consul|envoy|member|student|writer|author|journalist|editor|artist|activist|lawyer|engineer|architect|planner|maire|"
    "adjoint|adjointe|echevin|burgermeister|burgermeisterin|oberburgermeister|oberburgermeisterin|leiter|leiterin|"
    "referent|referentin|beauftragter|beauftragte|dezernent|dezernentin|stadtrat|stadtratin|geschaftsfuhrer|"
    "geschaftsfuhrerin|alcalde|alcaldesa|prefeito|prefeita|sindaco|sindaca|assessore|burgemeester|wethouder|"
    "responsable|charge|chargee|jefe|jefa|delegate|delegado|delegada|lead|leader|associate|assistant|intern|trustee|"
    "rector|dean|provost|principal|chancellor|undersecretary|under-secretary|spokesperson|focal|мэр|вице-мэр|директор|"
    "глава|заместитель|министр|советник|عمدة|نائب|مدير|رئيس|وزير|مستشار|市长|副市长|主任|部长|市長|副市長|教授|시장|부시장")
_ORGANISATION = (
    "university|universite|universitat|universidad|universidade|universita|universiteit|college|school|institute|"
    "institut|instituto|istituto|academy|city|ville|stadt|ciudad|cidade|citta|gemeente|municipality|municipalite|"
    "municipalidad|municipio|municipal|prefeitura|ayuntamiento|alcaldia|commune|comune|gemeinde|council|conseil|consejo|"
    "government|gouvernement|gobierno|governo|ministry|ministere|ministerium|ministerio|department|departement|"
    "departamento|office|agency|agence|agencia|agentur|foundation|fondation|fundacion|fundacao|stiftung|network|reseau|"
    "red|netzwerk|association|asociacion|associacao|verband|federation|union|commission|committee|programme|bank|fund|"
    "centre|center|centro|zentrum|company|gmbh|ltd|inc|llc|s.a.|ag|ngo|organisation|organization|organizacion|"
    "organizacao|organisme|state|province|region|county|district|metropole|metropolis|embassy|ambassade|embajada|"
    "parliament|assembly|senate|court|group|initiative|forum|alliance|coalition|secretariat|unhcr|undp|unicef|unesco|iom|"
    "oim|oecd|ocde|giz|uclg|metropolis|eurocities|un-habitat|мэрия|город|администрация|университет|министерство|بلدية|"
    "مدينة|جامعة|وزارة|大学|市政府|政府|市役所|대학교|시청")
_WORD = re.compile(r"[^\s,;/()]+")


def is_position(text: str) -> bool:
    return bool(_words_in(text) & _positions())


def is_organisation(text: str) -> bool:
    """Position of an organisation ("Director of the Institute") is a position."""
    found = _words_in(text)
    return bool(found & _organisations()) or any(word in plain(text) for word in ("大学", "政府", "市役所"))


def _words_in(text: str) -> set[str]:
    words = {word.strip(".'\"“”") for word in _WORD.findall(plain(text))}
    return words | {part for word in words for part in word.split("-")}


@lru_cache(maxsize=1)
def _positions() -> frozenset[str]:
    return frozenset(plain(word) for word in _POSITION.split("|"))


@lru_cache(maxsize=1)
def _organisations() -> frozenset[str]:
    return frozenset(plain(word) for word in _ORGANISATION.split("|"))
