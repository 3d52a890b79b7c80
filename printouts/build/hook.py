"""What hatchling runs before it packs: the printed faces are drawn, the translations are compiled.

Used by wheels and editable installs alike. Nothing that is made here is kept in the repository.
"""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PrintoutsBuildHook(BuildHookInterface[Any]):
    """Makes ``printouts/fonts`` and ``salon_tui/locale/**/*.mo``, and has them packed."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Makes what is missing or out of date.

        Args:
            version: ``standard`` or ``editable``.
            build_data: What hatchling packs; the artifacts are added.

        Raises:
            subprocess.CalledProcessError: If the faces can't be drawn; it has said why.
        """
        root = Path(self.root)
        # A process of its own: build dependencies are on its path, and the project's packages can be imported.
        subprocess.run([sys.executable, "-m", "printouts.build.fonts"], cwd=root, check=True)
        for catalogue in sorted((root / "salon_tui" / "locale").glob("*/LC_MESSAGES/*.po")):
            compile_catalogue(catalogue)
        build_data["artifacts"] += ["printouts/fonts/*", "salon_tui/locale/**/*.mo"]


def compile_catalogue(catalogue: Path) -> Path:
    """Compiles a gettext catalogue beside itself, and leaves a file alone that would not change.

    Returns:
        The ``.mo`` file.
    """
    with catalogue.open("rb") as file:
        messages = read_po(file, locale=catalogue.parents[1].name)
    compiled = io.BytesIO()
    write_mo(compiled, messages)
    made = catalogue.with_suffix(".mo")
    if not made.exists() or made.read_bytes() != compiled.getvalue():
        made.write_bytes(compiled.getvalue())
    return made
