"""The words that Octavo itself prints, in the languages it knows: "Contents", "chapter", "see also"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from book.model.book import DivisionKind

_K = DivisionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """One language's words. The lower-case ones stand in running text ("see chapter 3")."""

    lang: str
    titles: dict[DivisionKind, str]
    chapter: str
    chapter_short: str
    part: str
    appendix: str
    section: str
    figure: str
    table: str
    note: str
    page_short: str
    pages_short: str
    figure_label: str
    table_label: str
    part_label: str
    translator_note: str
    editor_note: str
    edited_by: str
    translated_by: str
    foreword_by: str
    introduction_by: str
    illustrated_by: str
    and_: str
    see: str
    see_also: str
    see_under: str
    see_also_under: str
    continued: str
    symbols: str
    translated_from: str
    originally_published: str
    back_to_note: str
    back_to_place: str
    in_place: str
    on_page: str
    note_to_page: str
    notes_to_page: str
    notes_to_pages: str
    page_and_note: str
    page_and_notes: str
    page_and_figure: str
    page_range: str
    cover: str
    landmarks: str
    pages: str
    start_of_text: str
    index_titles: dict[str, str]
    index_letters: str
    headnote_word: str
    headnote_letter: str
    headnote_notes: str
    headnote_figures: dict[str, str]
    headnote_principal: str
    headnote_ranges: str
    headnote_selective: str
    headnote_others: str
    isbn_print: str
    isbn_epub: str
    isbn_pdf: str
    set_in: str
    born_in: str
    died_in: str
    born_as: str
    pseudonym: str
    pseudonyms: str


_EN = Vocabulary(
    lang="en",
    titles={
        _K.HALF_TITLE: "Half-title",
        _K.SERIES_PAGE: "Series",
        _K.TITLE_PAGE: "Title page",
        _K.COPYRIGHT_PAGE: "Copyright",
        _K.DEDICATION: "Dedication",
        _K.EPIGRAPH: "Epigraph",
        _K.CONTENTS: "Contents",
        _K.ILLUSTRATIONS: "Illustrations",
        _K.PLATES: "Plates",
        _K.TABLES: "Tables",
        _K.ABBREVIATIONS: "Abbreviations",
        _K.NOTES: "Notes",
        _K.GLOSSARY: "Glossary",
        _K.CHRONOLOGY: "Chronology",
        _K.BIBLIOGRAPHY: "Bibliography",
        _K.BIOGRAPHICAL_NOTES: "Biographical Notes",
        _K.INDEX: "Index",
        _K.COLOPHON: "Colophon",
    },
    chapter="chapter",
    chapter_short="chap.",
    part="part",
    appendix="appendix",
    section="section",
    figure="figure",
    table="table",
    note="note",
    page_short="p.",
    pages_short="pp.",
    figure_label="Figure",
    table_label="Table",
    part_label="Part",
    translator_note="Trans.",
    editor_note="Ed.",
    edited_by="Edited by",
    translated_by="Translated by",
    foreword_by="Foreword by",
    introduction_by="Introduction by",
    illustrated_by="Illustrated by",
    and_="and",
    see="See",
    see_also="See also",
    see_under="See under",
    see_also_under="See also under",
    continued="continued",
    symbols="Symbols and numbers",
    translated_from="Translated from the {language}",
    originally_published="Originally published as {title}",
    back_to_note="Back to note reference {number}",
    back_to_place="Back to {place}",
    in_place="{words}, in {place}",
    on_page="{words}, page {page}",
    note_to_page="Note to Page {first}",
    notes_to_page="Notes to Page {first}",
    notes_to_pages="Notes to Pages {first}–{last}",
    page_and_note="page {page}, note {note}",
    page_and_notes="page {page}, notes {first} to {last}",
    page_and_figure="page {page}, illustration",
    page_range="{first} to {last}",
    cover="Cover",
    landmarks="Landmarks",
    pages="Pages",
    start_of_text="Start of text",
    index_titles={"people": "Index of Names", "subjects": "Index of Subjects"},
    index_letters="Letters",
    headnote_word="Entries are in word-by-word order.",
    headnote_letter="Entries are in letter-by-letter order.",
    headnote_notes="Page numbers followed by {sign} refer to notes.",
    headnote_figures={
        "italic": "Page numbers in italics refer to illustrations.",
        "letter": "Page numbers followed by f refer to illustrations.",
    },
    headnote_principal="Page numbers in bold give the principal treatment of a subject.",
    headnote_ranges="A range of pages is given where a subject is treated without a break.",
    headnote_selective="Passing mentions of people are left out.",
    headnote_others="See also:",
    isbn_print="print",
    isbn_epub="EPUB",
    isbn_pdf="PDF",
    set_in="This book is set in {family}. The print and electronic editions were made with Octavo from one manuscript.",
    born_in="b.",
    died_in="d.",
    born_as="born",
    pseudonym="pseudonym",
    pseudonyms="pseudonyms",
)

_RU = Vocabulary(
    lang="ru",
    titles={
        _K.HALF_TITLE: "Шмуцтитул",
        _K.SERIES_PAGE: "Серия",
        _K.TITLE_PAGE: "Титульный лист",
        _K.COPYRIGHT_PAGE: "Выходные данные",
        _K.DEDICATION: "Посвящение",
        _K.EPIGRAPH: "Эпиграф",
        _K.CONTENTS: "Оглавление",
        _K.ILLUSTRATIONS: "Список иллюстраций",
        _K.PLATES: "Список вклеек",
        _K.TABLES: "Список таблиц",
        _K.ABBREVIATIONS: "Список сокращений",
        _K.NOTES: "Примечания",
        _K.GLOSSARY: "Словарь терминов",
        _K.CHRONOLOGY: "Хронология",
        _K.BIBLIOGRAPHY: "Библиография",
        _K.BIOGRAPHICAL_NOTES: "Биографические справки",
        _K.INDEX: "Указатель",
        _K.COLOPHON: "Колофон",
    },
    chapter="глава",
    chapter_short="гл.",
    part="часть",
    appendix="приложение",
    section="раздел",
    figure="рис.",
    table="табл.",
    note="примечание",
    page_short="с.",
    pages_short="с.",
    figure_label="Рис.",
    table_label="Таблица",
    part_label="Часть",
    translator_note="Пер.",
    editor_note="Ред.",
    edited_by="Под редакцией",
    translated_by="Перевод",
    foreword_by="Предисловие",
    introduction_by="Введение",
    illustrated_by="Иллюстрации",
    and_="и",
    see="См.",
    see_also="См. также",
    see_under="См. в статье",
    see_also_under="См. также в статье",
    continued="продолжение",
    symbols="Знаки и числа",
    translated_from="Перевод: {language}",
    originally_published="Первоначально издано под названием {title}",
    back_to_note="Назад к сноске {number}",
    back_to_place="Назад: {place}",
    in_place="{words}: {place}",
    on_page="{words}, страница {page}",
    note_to_page="Примечание к с. {first}",
    notes_to_page="Примечания к с. {first}",
    notes_to_pages="Примечания к с. {first}–{last}",
    page_and_note="страница {page}, примечание {note}",
    page_and_notes="страница {page}, примечания с {first} по {last}",
    page_and_figure="страница {page}, иллюстрация",
    page_range="с {first} по {last}",
    cover="Обложка",
    landmarks="Основные разделы",
    pages="Страницы",
    start_of_text="Начало текста",
    index_titles={"people": "Указатель имён", "subjects": "Предметный указатель"},
    index_letters="Буквы",
    headnote_word="Рубрики расположены по алфавиту слов.",
    headnote_letter="Рубрики расположены по алфавиту букв, без учёта пробелов.",
    headnote_notes="Знак {sign} после номера страницы указывает на примечание.",
    headnote_figures={
        "italic": "Курсивом даны номера страниц с иллюстрациями.",
        "letter": "Буква f после номера страницы указывает на иллюстрацию.",
    },
    headnote_principal="Полужирным даны номера страниц с основным изложением.",
    headnote_ranges="Интервал страниц указывает на непрерывное изложение.",
    headnote_selective="Беглые упоминания имён опущены.",
    headnote_others="См. также:",
    isbn_print="печатное издание",
    isbn_epub="EPUB",
    isbn_pdf="PDF",
    set_in="Книга набрана шрифтом {family}. Печатное и электронное издания подготовлены из одной рукописи "
    "программой Octavo.",
    born_in="род.",
    died_in="ум.",
    born_as="наст. имя",
    pseudonym="псевдоним",
    pseudonyms="псевдонимы",
)

_DE = Vocabulary(
    lang="de",
    titles={
        _K.HALF_TITLE: "Schmutztitel",
        _K.SERIES_PAGE: "Reihe",
        _K.TITLE_PAGE: "Titelseite",
        _K.COPYRIGHT_PAGE: "Impressum",
        _K.DEDICATION: "Widmung",
        _K.EPIGRAPH: "Motto",
        _K.CONTENTS: "Inhalt",
        _K.ILLUSTRATIONS: "Abbildungen",
        _K.PLATES: "Tafeln",
        _K.TABLES: "Tabellen",
        _K.ABBREVIATIONS: "Abkürzungen",
        _K.NOTES: "Anmerkungen",
        _K.GLOSSARY: "Glossar",
        _K.CHRONOLOGY: "Zeittafel",
        _K.BIBLIOGRAPHY: "Literaturverzeichnis",
        _K.BIOGRAPHICAL_NOTES: "Biographische Anmerkungen",
        _K.INDEX: "Register",
        _K.COLOPHON: "Kolophon",
    },
    chapter="Kapitel",
    chapter_short="Kap.",
    part="Teil",
    appendix="Anhang",
    section="Abschnitt",
    figure="Abbildung",
    table="Tabelle",
    note="Anmerkung",
    page_short="S.",
    pages_short="S.",
    figure_label="Abbildung",
    table_label="Tabelle",
    part_label="Teil",
    translator_note="Anm. d. Übers.",
    editor_note="Anm. d. Hg.",
    edited_by="Herausgegeben von",
    translated_by="Übersetzt von",
    foreword_by="Mit einem Vorwort von",
    introduction_by="Mit einer Einleitung von",
    illustrated_by="Illustriert von",
    and_="und",
    see="Siehe",
    see_also="Siehe auch",
    see_under="Siehe unter",
    see_also_under="Siehe auch unter",
    continued="Fortsetzung",
    symbols="Zeichen und Zahlen",
    translated_from="Übersetzt aus: {language}",
    originally_published="Originaltitel: {title}",
    back_to_note="Zurück zur Anmerkungsziffer {number}",
    back_to_place="Zurück zu: {place}",
    in_place="{words}, in: {place}",
    on_page="{words}, Seite {page}",
    note_to_page="Anmerkung zu Seite {first}",
    notes_to_page="Anmerkungen zu Seite {first}",
    notes_to_pages="Anmerkungen zu den Seiten {first}–{last}",
    page_and_note="Seite {page}, Anmerkung {note}",
    page_and_notes="Seite {page}, Anmerkungen {first} bis {last}",
    page_and_figure="Seite {page}, Abbildung",
    page_range="{first} bis {last}",
    cover="Umschlag",
    landmarks="Orientierungspunkte",
    pages="Seiten",
    start_of_text="Beginn des Textes",
    index_titles={"people": "Personenregister", "subjects": "Sachregister"},
    index_letters="Buchstaben",
    headnote_word="Die Einträge sind Wort für Wort geordnet.",
    headnote_letter="Die Einträge sind Buchstabe für Buchstabe geordnet, ohne Rücksicht auf Wortzwischenräume.",
    headnote_notes="Ein {sign} hinter der Seitenzahl verweist auf eine Anmerkung.",
    headnote_figures={
        "italic": "Kursive Seitenzahlen verweisen auf Abbildungen.",
        "letter": "Ein f hinter der Seitenzahl verweist auf eine Abbildung.",
    },
    headnote_principal="Halbfette Seitenzahlen verweisen auf die Hauptstelle.",
    headnote_ranges="Seitenbereiche stehen, wo ein Gegenstand durchgehend behandelt wird.",
    headnote_selective="Beiläufige Erwähnungen von Personen sind nicht aufgenommen.",
    headnote_others="Siehe auch:",
    isbn_print="Druckausgabe",
    isbn_epub="EPUB",
    isbn_pdf="PDF",
    set_in="Gesetzt aus der {family}. Druck- und elektronische Ausgabe entstanden mit Octavo aus einem Manuskript.",
    born_in="geb.",
    died_in="gest.",
    born_as="geb.",
    pseudonym="Pseudonym",
    pseudonyms="Pseudonyme",
)

_LANGUAGES = {"en": _EN, "ru": _RU, "de": _DE}


def vocabulary_of(lang: str) -> Vocabulary | None:
    """The words of a BCP 47 language tag, or None for a language that Octavo does not know."""
    known = _LANGUAGES.get(lang.lower().split("-")[0])
    return None if known is None else replace(known, lang=lang)


ENGLISH = _EN
"""The words used, with a diagnostic, in a book of a language that Octavo does not know."""
