"""What a division may be made from: the fonts and images that its job names, and nothing else.

In comes an address that the layout engine asks for; out come its bytes. Nothing here reaches the network.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from book.fonts import read_face
from book.paginate.job import LayoutJob

BOOK_ADDRESS = "https://book.invalid/"
"""What stands for the book's folder in addresses, the same on every machine."""

FONT_ADDRESS = "octavo-font:"
"""What stands before the digest of a face in its address."""

_PICTURE_DATA = ("data:image/png", "data:image/jpeg")


def read_fonts(job: LayoutJob) -> Mapping[str, bytes]:
    """The fonts of a job by their addresses. Raises MachineError where a file is gone or has changed."""
    return {FONT_ADDRESS + face.digest: read_face(face) for face in job.fonts}


def read_address(address: str, job: LayoutJob, fonts: Mapping[str, bytes]) -> bytes:
    """The bytes at an address. Raises ValueError, with the reason in words, for any that the job does not name."""
    if address in fonts:
        return fonts[address]
    if address.startswith(_PICTURE_DATA):
        return _decode_data(address)
    if not address.startswith(BOOK_ADDRESS):
        raise ValueError("it is not in the book's folder")
    name = unquote(urlsplit(address).path.removeprefix("/"))
    digest = dict(job.images).get(name)
    if digest is None:
        raise ValueError("it is not one of the images of this division")
    root = Path(job.root).resolve()
    path = (root / name).resolve()
    if not path.is_relative_to(root):
        raise ValueError("it is not in the book's folder")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ValueError(error.strerror) from None  # without the path, which differs from machine to machine
    if hashlib.sha256(content).hexdigest() != digest:
        raise ValueError("it changed while the book was being built")
    return content


def _decode_data(address: str) -> bytes:
    head, comma, data = address.partition(",")
    if not comma:
        raise ValueError("it has no data")
    content = unquote_to_bytes(data)
    try:
        return base64.b64decode(content) if head.endswith(";base64") else content
    except binascii.Error:
        raise ValueError("its data are damaged") from None
