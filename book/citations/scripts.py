"""Words in the script of another language, told from those around them: «Е. А. Преображенский, “…” (Москва: Наука)».

A style sets names and publishers of a Russian source among English words. For hyphenation, and for those who listen,
each stretch of Cyrillic or Greek letters is in the language of its source.
"""

from __future__ import annotations

from dataclasses import replace

from book.model.content import CrossReference, Foreign, Inline, Inlines, Link, Styled, Text


def same_language(one: str, other: str) -> bool:
    """Whether two tags are of the same language in the same script: en and en-GB, but not ru and ru-Latn."""
    return _language(one) == _language(other)


def _language(tag: str) -> tuple[str, str]:
    subtags = tag.lower().split("-")
    return subtags[0], next((subtag for subtag in subtags[1:] if len(subtag) == 4 and subtag.isalpha()), "")


def mark_script(inlines: Inlines, lang: str | None, around: str) -> Inlines:
    """The same words, with those in Cyrillic or Greek letters marked as `lang`, unless `around` is the same."""
    if lang is None or same_language(lang, around) or _language(lang)[1] == "latn":
        return inlines
    made: list[Inline] = []
    for node in inlines:
        match node:
            case Text():
                made += _split(node, lang)
            case Styled() | Link() | CrossReference():
                made.append(replace(node, children=mark_script(node.children, lang, around)))
            case _:
                made.append(node)
    return tuple(made)


def _split(node: Text, lang: str) -> list[Inline]:
    made: list[Inline] = []
    at = 0
    for start, end in _find_stretches(node.text):
        if start > at:
            made.append(replace(node, text=node.text[at:start]))
        words = replace(node, text=node.text[start:end])
        made.append(Foreign(lang=lang, italic=False, children=(words,), span=node.span))
        at = end
    if at < len(node.text):
        made.append(replace(node, text=node.text[at:]))
    return made


def _find_stretches(text: str) -> list[tuple[int, int]]:
    """Where letters of another script begin and end, signs and spaces between them included, brackets not, and
    the period of an initial."""
    stretches: list[tuple[int, int]] = []
    start = end = -1
    for at, letter in enumerate(text):
        if _is_other(letter):
            start, end = (at if start < 0 else start), at + 1
            if text.startswith(".", end) and (at == start or not text[at - 1].isalpha()):
                end += 1
        elif start >= 0 and (letter.isalnum() or letter in "()[]"):
            stretches.append((start, end))
            start = -1
    if start >= 0:
        stretches.append((start, end))
    return stretches


def _is_other(letter: str) -> bool:
    return letter.isalpha() and ("\u0370" <= letter <= "\u052f" or "\u1f00" <= letter <= "\u1fff")
