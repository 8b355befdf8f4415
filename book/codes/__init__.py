"""Every diagnostic: its code, severity, words, help and explanation; one table a family.

MAN manifest and apparatus files · SRC source text · STR structure · REF cross-references · NTE notes · IDX index ·
GLO glossary · BIO people · CHR chronology · BIB bibliography · IMG images · TYP typography · FNT fonts · LAY layout ·
PDF and EPB the two editions · CMP completeness of the editions · TOO outside tools · LNT suppressions. A code is never
used again for something else.
"""

from __future__ import annotations

from book.codes import apparatus, citations, completeness, editions, indexing, layout, manifest, source, structure
from book.codes.code import Code

CODES: dict[str, Code] = {
    code.id: code
    for table in (
        manifest.TABLE,
        source.TABLE,
        structure.TABLE,
        apparatus.TABLE,
        indexing.TABLE,
        citations.TABLE,
        layout.TABLE,
        editions.TABLE,
        completeness.TABLE,
    )
    for code in table
}
