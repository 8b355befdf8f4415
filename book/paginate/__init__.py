"""Laying out divisions on pages, and mapping anchors to pages. The only code that knows WeasyPrint."""
