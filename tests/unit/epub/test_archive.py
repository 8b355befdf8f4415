"""The archive."""

from __future__ import annotations

import io
import zipfile

from book.epub.archive import pack_archive

MEMBERS = {"EPUB/b.xhtml": b"b" * 500, "EPUB/a.css": b"a", "META-INF/container.xml": b"<c/>", "mimetype": b"m"}


def test_mimetype_is_first_and_stored() -> None:
    content = pack_archive(MEMBERS)
    assert content[30:39] == b"mimetypem"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first, *others = archive.infolist()
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert [entry.filename for entry in others] == ["META-INF/container.xml", "EPUB/a.css", "EPUB/b.xhtml"]
    assert {entry.compress_type for entry in others} == {zipfile.ZIP_DEFLATED}


def test_order_of_the_members_and_the_time_do_not_matter() -> None:
    content = pack_archive(MEMBERS)
    assert content == pack_archive(dict(reversed(MEMBERS.items())))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {name: archive.read(name) for name in archive.namelist()} == MEMBERS
