"""The archive as it is distributed: the same bytes whenever and wherever it is made (MD-30, EP-10)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_MIMETYPE = "mimetype"
_CONTAINER = "META-INF/container.xml"
_TIME = (1980, 1, 1, 0, 0, 0)  # the first that the format knows


def pack_archive(members: Mapping[str, bytes]) -> bytes:
    """A zip file of the members: `mimetype` first and stored, then the container file, then the rest by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(members, key=lambda name: (name != _MIMETYPE, name != _CONTAINER, name)):
            entry = zipfile.ZipInfo(name, date_time=_TIME)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name == _MIMETYPE else zipfile.ZIP_DEFLATED
            archive.writestr(entry, members[name], compresslevel=9)
    return out.getvalue()
