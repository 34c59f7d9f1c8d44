"""Romanisation: one name as the systems of several languages write it in Latin letters.

Шевченко is Shevchenko in English, Schewtschenko in German, Chevtchenko in French,
Szewczenko in Polish, Ševčenko in Czech and Sjevtsjenko in Dutch. Each system is a table of
letters and what an English-language newspaper would write for them; what comes out is
levelled once more, since newspapers differ, too (Zelensky, Zelenskiy, Zelenskyy).
"""

import functools
import re

from factlint.reading.folding import fold

_Table = tuple[tuple[str, str], ...]


class _Letters:
    """A table of patterns and what is written for each, applied in one pass; of two that match, the earlier wins."""

    def __init__(self, table: _Table) -> None:
        self._table = table

    @functools.cached_property
    def _written(self) -> list[str]:
        return [written for _, written in self._table]

    @functools.cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Compiled where it is first used: most articles need none of the other languages' tables."""
        return re.compile("|".join(f"({pattern})" for pattern, _ in self._table))

    def rewrite(self, word: str) -> str:
        return self._pattern.sub(lambda match: self._written[(match.lastindex or 1) - 1], word)


_PRESS = _Letters((
    ("shch|schtsch|sch|sh", "ş"),
    ("tsch|tch|ch", "č"),
    ("dzh|dj|zh|^j", "j"),
    ("kh", "h"),
    ("dh", "d"),
    ("gh", "g"),
    ("ph", "f"),
    ("tz|ts", "c"),
    ("ck|q|c(?=[aoulr]|$)", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("o(?:v|f+)$", "ov"),
    ("e(?:v|f+)$", "ev"),
    ("(?<=sk)(?:omu|[oi]go|oho|im|ym)$", "i"),
    ("ou|oo", "u"),
    ("(?<=[ae])[iyj]", "i"),
    ("[iyj]+[ey]|[iyj]+$|[ie]e$|e[iyj]$", "i"),
    ("[yj]", "i"),
    ("(?<=[aou])e(?!v)", ""),
    ("e(?=[iyj])", "a"),
    ("(?<=a)h$", ""),
))  # fmt: skip
"""How English-language newspapers differ from one another, and case endings of -sky (Zelenskogo, Zelenskomu)."""

_SPELLED_OUT = _Letters((
    ("[šşșśŝ]", "sh"), ("[čçćĉ]", "ch"), ("[žżźĵ]", "zh"), ("[ţț]", "ts"), ("đ", "dj"), ("[äə]", "ae"), ("[öø]", "oe"),
    ("ü", "ue"), ("å", "aa"), ("[ñńņ]", "ny"), ("[ļľ]", "ly"), ("ď", "dy"), ("ť", "ty"), ("ë", "yo"), ("[ŭ]", "v"),
    ("ĥ", "kh"), ("ĭ", "y"),
))  # fmt: skip
"""A letter with a mark, spelled with letters that have none."""

_SYSTEMS = (
    _Letters((  # German
        ("tschow$", "chev"), ("schtsch", "shch"), ("tsch", "ch"), ("dsch", "j"), ("sch", "sh"), ("ch", "kh"),
        ("tz|z", "ts"), ("(?<=[aeiou])s(?=[aeiou])|^s(?=[aeiou])", "z"), ("w", "v"), ("j", "y"), ("ie", "i"),
        ("ei", "ai"),
    )),
    _Letters((  # French
        ("chtch", "shch"), ("tch", "ch"), ("ch", "sh"), ("dj", "j"), ("j", "zh"), ("gu(?=[ei])", "g"),
        ("g(?=[ei])", "zh"), ("ou", "u"), ("qu", "k"), ("(?<=in)e$", ""), ("c(?=[ei])", "s"), ("c", "k"), ("ss", "s"),
    )),
    _Letters((  # Polish
        ("szcz", "shch"), ("cz", "ch"), ("sz", "sh"), ("rz", "r"), ("dz(?=i)", "d"), ("ch", "kh"), ("w", "v"),
        ("c(?=i)", "ch"), ("c", "ts"), ("j", "y"), ("ó", "u"), ("ą", "on"), ("ę", "en"),
    )),
    _Letters((  # Czech, Croatian, scholarly; Lithuanian and Latvian endings
        ("šč", "shch"), ("ch|x", "kh"), ("š", "sh"), ("[čć]", "ch"), ("ž", "zh"), ("đ", "dj"), ("dž", "j"),
        ("c", "ts"), ("j", "y"), ("w", "v"), ("ě", "ye"), ("(?<=[^aeiouy])(?:as|is|us|ys)$|(?<=v)s$", ""),
    )),
    _Letters((  # Croatian and Serbian without marks
        ("đ", "dj"), ("[čć]", "c"), ("š", "s"), ("ž", "z"),
    )),
    _Letters((  # Hungarian
        ("ccs|cs", "ch"), ("ssz|sz", "s"), ("zs", "zh"), ("s", "sh"), ("gy", "dy"), ("ly", "y"), ("c", "ts"),
        ("j", "y"), ("w", "v"),
    )),
    _Letters((  # Dutch, Swedish, Norwegian
        ("sjtsj", "shch"), ("tsj|tj", "ch"), ("sj", "sh"), ("zj", "zh"), ("oe", "u"), ("ie$", "i"), ("ch", "kh"),
        ("j", "y"),
    )),
    _Letters((  # Romanian
        ("c(?=[ei])", "ch"), ("ch(?=[ei])", "k"), ("gh(?=[ei])", "g"), ("g(?=[ei])", "j"), ("j", "zh"), ("c", "k"),
        ("[îâă]", "y"),
    )),
    _Letters((  # Turkish, Azerbaijani
        ("ş", "sh"), ("ç", "ch"), ("c", "j"), ("x", "kh"), ("ə", "a"), ("q", "g"),
    )),
)  # fmt: skip

_UKRAINIAN = re.compile(
    r"(?:enko|chuk|[iy]uk|sk[yi]+|[iy]vk[ay]|iv|[vr]ych|yk|sk[ey]?|ov[ey]?|yna|rad|rod(?:ka|ske)?)$"
)
_RUSSIAN_FORM = _Letters(((r"(?<![cgkpstwz])h", "g"), ("iv$", "ov"), ("iv(?=k[ay]$)", "ov"), ("i(?=vtsi$)", "o")))
"""What Ukrainian writes with h and i, Russian writes with g and o: Chernihiv, Chernigov."""

_ARTICLE = re.compile(r"^(?:[ae]l|[ae][dnrstz]|ash|esh)[-‐‑](?=\w\w)")
"""The Arabic article, in whatever letters: al-Assad, el-Assad, as-Sadr."""

_FOREIGN = re.compile(
    r"[^\x00-\x7f]|sch|tch|cz|sz|sj|tj|zj|j[aeou]|[iy]j|w|oe|(?:v|chenko|sk[iy]|[iy]n|i[tc])$", re.IGNORECASE
)
"""Letters that other languages' systems write, and endings of the names that they are used for."""

_GLIDE = re.compile("(?:(?<![aeiouyj])[iyj]+|^[yi])(?=[aeou])(?<!^j)|(?<=[aoue])[iyj](?=ev)")
_YO = re.compile("(?:(?<=[bdfgklmnprstvz])|(?<=[csz]h))[yij]o")
_DOUBLED = re.compile(r"(.)\1+")
_MARKS = str.maketrans("", "", "'’‘ʼʹ`´-‐‑ ")


@functools.lru_cache(maxsize=20_000)
def spelling_key(name: str) -> str:
    """The same for all spellings that English-language newspapers use: Zelenskyy and Zelenskiy are “zelenski”."""
    return _levelled(name)


@functools.lru_cache(maxsize=20_000)
def readings(name: str) -> frozenset[str]:
    """The keys of a name, read by each of the systems: two names that share one may be one name."""
    small = _ARTICLE.sub("al", name.casefold()).translate(_MARKS)
    written = {small, *(system.rewrite(small) for system in _SYSTEMS)}
    read = {spelling_key(name), *(_levelled(_SPELLED_OUT.rewrite(form)) for form in written)}
    if _UKRAINIAN.search(small):
        read.add(_levelled(_RUSSIAN_FORM.rewrite(small)))
    return frozenset(read)


def may_be_foreign(name: str) -> bool:
    """Whether a name may be written by another language's system: a quick look before it is read by all of them."""
    return _FOREIGN.search(name) is not None or _UKRAINIAN.search(name) is not None


def _levelled(name: str) -> str:
    letters = "".join(char for char in _ARTICLE.sub("al", fold(name)) if char.isalpha())
    letters = _GLIDE.sub("", _YO.sub("e", letters))
    return _DOUBLED.sub(r"\1", _PRESS.rewrite(letters))
