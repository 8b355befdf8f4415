"""The little words that do not count in alphabetical order, by language.

`collation` asks which words to leave out at the beginning of a title (articles, IX-15) and of a subheading
(articles, prepositions and conjunctions, IX-16).
"""

from __future__ import annotations

_ARTICLES = {
    "de": "der die das den dem des ein eine einer eines einem einen",
    "en": "the a an",
    "es": "el la los las lo un una unos unas",
    "fr": "le la les un une des l’",
    "it": "il lo la i gli le un uno una l’ un’",
    "nl": "de het een ’t",
    "pt": "o a os as um uma uns umas",
}

_CONNECTIVES = {
    "de": "als am an auf aus bei durch für gegen im in ins mit nach oder über um und unter vom von vor zu zum zur",
    "en": (
        "about after against among and as at before between but by during for from in into of on or over"
        " through to toward towards under upon with within without"
    ),
    "es": "a al ante como con contra de del desde e en entre hacia hasta o para por sin sobre tras u y",
    "fr": "à au aux avant avec chez comme contre dans de du en entre et ou par pour sans sous sur vers d’",
    "it": (
        "a agli ai al alla alle allo con contro da dal dalla degli dei del della di e fra in nel nella o per su sul tra"
    ),
    "nl": "aan als bij door en in met naar of om op over te tegen tot uit van voor",
    "pt": "a ao aos com como contra da das de do dos e em entre na nas no nos ou para pela pelo por sem sobre",
    "ru": "в во для до за и из или к как ко на о об от по под при про с со у через",
}


def articles(language: str) -> frozenset[str]:
    """The articles of a language (a BCP 47 tag), in lower case; elided ones end in ’. Empty where it has none."""
    return frozenset(_ARTICLES.get(_primary(language), "").split())


def subheading_stop_words(language: str) -> frozenset[str]:
    """The words that a subheading may begin with and is not sorted by: articles, prepositions, conjunctions."""
    return articles(language) | frozenset(_CONNECTIVES.get(_primary(language), "").split())


def _primary(language: str) -> str:
    return language.split("-", 1)[0].lower()
