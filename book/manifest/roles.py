"""What people did for a book: the MARC relator codes that books use, and the English words for them.

Comes in: a code or a word of book.yaml. Goes out: the code, as library records and both editions' metadata have it.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated

from pydantic import AfterValidator, Field

from book.manifest.faults import bad_value, show

ROLES: dict[str, str] = {
    "aut": "author",
    "edt": "editor",
    "trl": "translator",
    "ill": "illustrator",
    "wfw": "author of foreword",
    "wpr": "author of preface",
    "win": "author of introduction",
    "waw": "author of afterword",
    "abr": "abridger",
    "adp": "adapter",
    "ann": "annotator",
    "art": "artist",
    "asn": "associated name",
    "att": "attributed name",
    "bjd": "bookjacket designer",
    "bkd": "book designer",
    "cll": "calligrapher",
    "clr": "colorist",
    "cmp": "composer",
    "cmt": "compositor",
    "col": "collector",
    "com": "compiler",
    "cov": "cover designer",
    "cph": "copyright holder",
    "cre": "creator",
    "crp": "correspondent",
    "crr": "corrector",
    "csl": "consultant",
    "ctb": "contributor",
    "ctg": "cartographer",
    "cur": "curator",
    "cwt": "commentator",
    "dsr": "designer",
    "dte": "dedicatee",
    "dub": "dubious author",
    "edc": "editor of compilation",
    "edd": "editorial director",
    "egr": "engraver",
    "fnd": "funder",
    "hnr": "honoree",
    "isb": "issuing body",
    "ive": "interviewee",
    "ivr": "interviewer",
    "lbt": "librettist",
    "lyr": "lyricist",
    "mrk": "markup editor",
    "nrt": "narrator",
    "org": "originator",
    "oth": "other",
    "pbd": "publisher director",
    "pbl": "publisher",
    "pfr": "proofreader",
    "pht": "photographer",
    "prm": "printmaker",
    "prt": "printer",
    "rcp": "addressee",
    "red": "redaktor",
    "res": "researcher",
    "rev": "reviewer",
    "rpt": "reporter",
    "rth": "research team head",
    "rtm": "research team member",
    "sad": "scientific advisor",
    "scr": "scribe",
    "spk": "speaker",
    "spn": "sponsor",
    "ths": "thesis advisor",
    "trc": "transcriber",
    "tyd": "type designer",
    "tyg": "typographer",
    "wac": "author of commentary",
    "wam": "author of accompanying material",
    "wat": "author of added text",
    "wst": "author of supplementary text",
    "aui": "author of introduction, etc.",
    "aft": "author of afterword, etc.",
}
"""Code and word. `aui` and `aft` are given up by the Library of Congress, and still common in older records."""

_WORDS = {word: code for code, word in ROLES.items()} | {
    "writer": "aut",
    "foreword": "wfw",
    "preface": "wpr",
    "introduction": "win",
    "afterword": "waw",
    "commentary": "wac",
    "notes": "ann",
    "author of notes": "ann",
    "book jacket designer": "bjd",
    "jacket designer": "bjd",
    "colourist": "clr",
    "typesetter": "cmt",
    "cover artist": "cov",
    "copy editor": "edt",
    "copyeditor": "edt",
    "map maker": "ctg",
    "mapmaker": "ctg",
    "maps": "ctg",
    "photographs": "pht",
    "selected by": "com",
}


def find_role(text: str) -> str:
    """The relator code for a code or an English word, `writer of …` as well as `author of …`.

    Raises PydanticCustomError (a ValueError) for a word that is none of them.
    """
    typed = " ".join(text.lower().replace("-", " ").split())
    if typed in ROLES:
        return typed
    word = typed.replace("writer of ", "author of ").replace(" the ", " ").replace(" an ", " ")
    if word in _WORDS:
        return _WORDS[word]
    nearest = get_close_matches(word, _WORDS, n=1)
    common = "write author, editor, translator, illustrator, author of foreword, or another MARC relator code"
    raise bad_value(f"{show(text)} is not a role", f"did you mean {nearest[0]}?" if nearest else common)


Role = Annotated[str, AfterValidator(find_role), Field(examples=["author", "translator", "edt", "author of foreword"])]
"""A role in book.yaml; stored as its MARC relator code."""
