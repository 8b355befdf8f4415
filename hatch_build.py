"""Build hook: the fonts are in place before a wheel, an sdist or an editable install is made."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FontsHook(BuildHookInterface[BuilderConfig]):
    """Run tools/fetch_fonts.py, which does nothing where the fonts are right already."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects the files. Ends the build where the fonts cannot be had."""
        fetch = subprocess.run([sys.executable, str(Path(self.root, "tools", "fetch_fonts.py"))], check=False)
        if fetch.returncode:
            sys.exit(fetch.returncode)  # the script has said why
