"""The metadata of the package document, one entry an element.

What the book says of itself and what inspection found come in; out go plain entries in the order they are
written, which `package` gives to EbookLib.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field

from book.epub.accessibility import Accessibility
from book.manifest.schema import Contributor, Manifest, Series

IDENTIFIER_ID = "publication-id"
PAGE_MAP_META = "page-map"
"""The name of the `meta` that has the digest of the page map."""

_THEMA = "https://ns.editeur.org/thema/"
_CREATORS = frozenset({"aut", "edt", "com"})  # an editor or compiler is a creator where the book has no author


@dataclass(frozen=True, slots=True)
class MetadataEntry:
    """One element of the metadata: Dublin Core's ("dc") or a `meta` of the package vocabulary."""

    name: str
    text: str
    attributes: dict[str, str] = field(default_factory=dict)

    @property
    def dublin_core(self) -> bool:
        """Whether the element is one of Dublin Core's."""
        return self.name != "meta"


def publication_identifier(manifest: Manifest) -> str:
    """The identifier of the EPUB, the same at every build (MD-03): its ISBN, else the manifest's, else a UUID.

    The UUID is made from the print edition's ISBN, or else from title, names and publisher.
    """
    if manifest.isbn.epub:
        return _isbn_urn(manifest.isbn.epub)
    if manifest.identifier:
        return manifest.identifier
    names = [credit.name for credit in manifest.credits()]
    stable = manifest.isbn.print and _isbn_urn(manifest.isbn.print)
    name = stable or "\n".join([manifest.title, manifest.subtitle or "", *names, manifest.publisher or ""])
    return uuid.uuid5(uuid.NAMESPACE_URL, f"octavo:{name}").urn


def describe_package(
    manifest: Manifest, accessibility: Accessibility, *, page_map: str | None
) -> tuple[MetadataEntry, ...]:
    """All metadata but the date of modification. `page_map` is the digest of the page map of the print edition, where
    its pages are marked."""
    return (
        *_identifiers(manifest),
        *_titles(manifest),
        *_credits(manifest.credits()),
        *_publishing(manifest),
        *_subjects(manifest),
        *(_series(manifest.series) if manifest.series else ()),
        *_source(manifest, page_map),
        *_accessibility(accessibility, manifest.language),
    )


def _identifiers(manifest: Manifest) -> Iterator[MetadataEntry]:
    unique = publication_identifier(manifest)
    yield MetadataEntry("identifier", unique, {"id": IDENTIFIER_ID})
    if manifest.identifier and manifest.identifier != unique:
        yield MetadataEntry("identifier", manifest.identifier)


def _titles(manifest: Manifest) -> Iterator[MetadataEntry]:
    yield MetadataEntry("title", manifest.title, {"id": "title"})
    yield _refine("title", "title-type", "main")
    if manifest.subtitle:
        yield MetadataEntry("title", manifest.subtitle, {"id": "subtitle"})
        yield _refine("title", "display-seq", "1")
        yield _refine("subtitle", "title-type", "subtitle")
        yield _refine("subtitle", "display-seq", "2")


def _credits(credits: tuple[Contributor, ...]) -> Iterator[MetadataEntry]:
    """Authors are creators, and editors of a book without an author; everyone else is a contributor."""
    creators = {"aut"} if any(credit.role == "aut" for credit in credits) else _CREATORS
    count = {"creator": 0, "contributor": 0}
    for credit in credits:
        name = "creator" if credit.role in creators else "contributor"
        count[name] += 1
        identifier = f"{name}-{count[name]}"
        yield MetadataEntry(name, credit.name, {"id": identifier})
        yield _refine(identifier, "role", credit.role, scheme="marc:relators")
        if credit.sort:
            yield _refine(identifier, "file-as", credit.sort)


def _publishing(manifest: Manifest) -> Iterator[MetadataEntry]:
    yield MetadataEntry("language", manifest.language)
    values = {
        "publisher": manifest.publisher,
        "date": f"{manifest.year:04}" if manifest.year else None,
        "rights": manifest.rights,
        "description": manifest.description,
    }
    for name, value in values.items():
        if value:
            yield MetadataEntry(name, value)


def _subjects(manifest: Manifest) -> Iterator[MetadataEntry]:
    """Codes name the list they are from (MD-16); keywords stand as they are."""
    coded = [("BISAC", code) for code in manifest.subjects.bisac] + [(_THEMA, code) for code in manifest.subjects.thema]
    for count, (authority, code) in enumerate(coded, start=1):
        yield MetadataEntry("subject", code, {"id": f"subject-{count}"})
        yield _refine(f"subject-{count}", "authority", authority)
        yield _refine(f"subject-{count}", "term", code)
    for keyword in manifest.subjects.keywords:
        yield MetadataEntry("subject", keyword)


def _series(series: Series) -> Iterator[MetadataEntry]:
    yield MetadataEntry("meta", series.title, {"property": "belongs-to-collection", "id": "series"})
    yield _refine("series", "collection-type", "series")
    if series.number and re.fullmatch(r"[0-9]+(\.[0-9]+)*", series.number):
        yield _refine("series", "group-position", series.number)
    if series.issn:
        yield _refine("series", "dcterms:identifier", f"urn:issn:{series.issn}")


def _source(manifest: Manifest, page_map: str | None) -> Iterator[MetadataEntry]:
    """The print edition that the pages are those of (EP-24): its ISBN, or else its imprint (C1).

    Which pages exactly, the digest of their map says (EP-26): as a `meta` of EPUB 2, which needs no vocabulary.
    """
    if page_map is None:
        return
    if manifest.isbn.print:
        source = _isbn_urn(manifest.isbn.print)
    else:
        place = ": ".join(part for part in (manifest.place, manifest.publisher) if part)
        imprint = ", ".join(part for part in (place, str(manifest.year or "")) if part)
        source = ". ".join(part for part in (manifest.title, imprint) if part)
    yield MetadataEntry("source", source, {"id": "print-edition"})
    yield _refine("print-edition", "source-of", "pagination")
    if page_map:
        yield MetadataEntry("meta", "", {"name": PAGE_MAP_META, "content": page_map})


def _accessibility(found: Accessibility, language: str) -> Iterator[MetadataEntry]:
    """The five properties that both versions of EPUB Accessibility ask for (C18)."""
    for mode in found.modes:
        yield MetadataEntry("meta", mode, {"property": "schema:accessMode"})
    yield MetadataEntry("meta", found.sufficient, {"property": "schema:accessModeSufficient"})
    for feature in found.features:
        yield MetadataEntry("meta", feature, {"property": "schema:accessibilityFeature"})
    yield MetadataEntry("meta", found.hazard, {"property": "schema:accessibilityHazard"})
    attributes = {"property": "schema:accessibilitySummary"}
    if language.partition("-")[0] != "en":
        attributes["{http://www.w3.org/XML/1998/namespace}lang"] = "en"
    yield MetadataEntry("meta", found.summary, attributes)


def _refine(identifier: str, name: str, text: str, **more: str) -> MetadataEntry:
    return MetadataEntry("meta", text, {"refines": f"#{identifier}", "property": name, **more})


def _isbn_urn(isbn: str) -> str:
    """`urn:isbn:` and the digits."""
    return "urn:isbn:" + re.sub(r"[^0-9Xx]", "", isbn).upper()
