"""One copy of each image in the whole PDF: an ornament that every chapter uses is stored once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from pikepdf import Name, Object


def share_images(resources: Iterable[Object]) -> None:
    """Have the resources of all divisions point to one object wherever their images are the same, byte for byte."""
    known: dict[bytes, Object] = {}
    for one in resources:
        if "/XObject" in one:
            for name, image in list(one.XObject.items()):
                if image.get("/Subtype") == Name.Image:
                    one.XObject[name] = _share(image, known)


def _share(image: Object, known: dict[bytes, Object]) -> Object:
    if "/SMask" in image:
        image.SMask = _share(image.SMask, known)
    entries = sorted(
        (key, value.unparse() if isinstance(value, Object) else repr(value)) for key, value in image.items()
    )
    digest = hashlib.sha256(repr(entries).encode() + b"\0" + image.read_raw_bytes()).digest()
    return known.setdefault(digest, image)
