"""Words that are no candidates for the index, by language: those that begin sentences, and those nobody looks up.

Comes in: a BCP 47 tag. Goes out: words in lower case. A language without words of its own has none of these sets.
"""

from __future__ import annotations

_OPENERS = {
    "en": """
        a about above according after again against all almost already also although always am among an and
        another any are around as at away back be because been before behind being below beneath beside besides
        best better between beyond both but by can cannot certainly could despite did do does doing down during
        each earlier either else elsewhere enough even ever every everyone everything except far few finally
        first for former fourth from further given had has have having he hence her here hers herself him
        himself his how however i if in indeed inside instead into is it its itself just last later least less
        let like likewise little many may me meanwhile might mine more moreover most much must my near nearly
        neither never nevertheless next no nobody none nor not nothing now nowhere of off often on once one only
        onto or other others our ours out outside over own perhaps quite rather s second see several shall she
        should since so some someone something sometimes soon still such than that the their theirs them
        themselves then there therefore these they third this those though three through throughout thus till to
        today together too toward towards two under unless unlike until up upon us very was we well were what
        whatever when whenever where whereas wherever whether which while who whoever whom whose why will with
        within without would yes yet you your yours
        """,
    "de": """
        aber alle allerdings als also am an andere anders auch auf aus außer bei beide bereits besonders bis da
        dabei dadurch dafür dagegen daher damals damit danach daneben dann daran darauf daraus darin darum das
        dass davon dazu dem den denn dennoch der deren des deshalb dessen die dies diese dieser dieses doch dort
        durch ebenso ein eine einem einen einer eines einige er erst es etwa für ganz gegen gerade gleich hat
        hatte hier hinter ich ihm ihn ihr ihre im immer in indem ist ja je jede jeder jedoch jene jetzt kein
        keine man manche mehr mein mit nach nachdem nicht nichts noch nun nur ob oder ohne schon sehr sein seine
        seit sich sie sind so sobald solche sondern später statt trotz über um und uns unser unter viele
        vielleicht vom von vor war waren warum was weder weil welche wenn wer werden wie wieder wir wird wo zu
        zum zur zwar zwischen
        """,
    "ru": """
        а без более больше был была были было быть в вам вас весь во вот все всё всего всех вы где да даже для
        до другие его ее её если есть еще ещё же за здесь и из или им именно их к как какой когда конечно кроме
        кто ли лишь между меня мне многие мой может мы на над надо наш не него нее неё нет ни них но ну о об
        один однако он она они оно от очень перед по под после потом потому поэтому почему при про с сам само
        свой себя сегодня сейчас сначала со среди так также такой там тем теперь то того тогда тоже только том
        тот три тут ты у уже хотя чего чем через что чтобы эта эти это этого этой этом этот я
        """,
}

_UNWANTED = {
    "en": """
        monday tuesday wednesday thursday friday saturday sunday
        january february march april may june july august september october november december
        mr mrs ms miss dr professor sir lady lord
        chapter part figure table note notes section page appendix volume vol no nos ibid cf op cit ed eds trans
        english french german russian american british european soviet italian spanish polish ukrainian jewish chinese
        western eastern northern southern west east north south
        """,
    "de": """
        montag dienstag mittwoch donnerstag freitag samstag sonntag
        januar februar märz april mai juni juli august september oktober november dezember
        herr frau kapitel teil abbildung tabelle anmerkung seite anhang band
        """,
    "ru": """
        понедельник вторник среда четверг пятница суббота воскресенье
        глава часть рисунок таблица примечание страница том там
        """,
}

_ABBREVIATED = "cf dr ed eds fig figs jr mr mrs ms no nos op p pp prof sr st trans v vol vols vs г гг д с см стр т тт"
_PARTICLES = "of the for de du des la le les van von der den ten ter vom zu zur di da del della dos al el bin ibn y"


def openers(language: str) -> frozenset[str]:
    """The words that begin sentences and are no names; Russian ones in every book, for what it cites."""
    return frozenset(_OPENERS.get(_primary(language), "").split()) | frozenset(_OPENERS["ru"].split())


def unwanted(language: str) -> frozenset[str]:
    """The words with a capital that are no heading by themselves: months, titles, peoples as adjectives."""
    return frozenset(_UNWANTED.get(_primary(language), "").split()) | frozenset(_UNWANTED["ru"].split())


def is_abbreviated(word: str) -> bool:
    """Whether a full stop behind the word ends no sentence: p., vol., Dr., initials."""
    return len(word) == 1 or word.lower() in _ABBREVIATED.split()


def is_particle(word: str) -> bool:
    """Whether a word in lower case may stand inside a name: of, the, von, de."""
    return word in _PARTICLES.split()


def has_capital_nouns(language: str) -> bool:
    """Whether every noun has a capital, so that one says nothing."""
    return _primary(language) == "de"


def _primary(language: str) -> str:
    return language.split("-", 1)[0].lower()
