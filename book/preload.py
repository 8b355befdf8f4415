"""What workers need, imported once by the process that they are copied from (book.workers).

Where a library of the layout engine is missing, the build says so; here it is no matter.
"""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module

for name in ("book.paginate.run", "book.paginate.layout", "book.pressing", "book.pdf.merge", "book.check.pdf_text"):
    with suppress(ImportError, OSError):
        import_module(name)
