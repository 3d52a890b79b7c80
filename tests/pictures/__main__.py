"""Draws the pages that have a picture in every look and size, and all others once, in both languages."""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import tempfile
import time
from pathlib import Path

from PIL import Image

from db.staff import pins
from salon_tui.app.themes import CALM, CHOSEN, MONO, SIXTEEN
from salon_tui.words import i18n
from tests.db import salon as salons
from tests.pictures.drawing import picture, sheet
from tests.screens.desks import at_desk, opened, painted
from tests.screens.views import VIEWS, View

LEVEL = (
    "sign in, PIN",
    "home, a day",
    "find, name",
    "card",
    "card, visits",
    "visit",
    "question, payment",
    "question, choose",
    "day",
    "registration, half",
    "analyses compared",
    "loans, none",
    "help, field",
)
"""The pages that are drawn in every look, at both sizes."""
SMALL, LARGE = (80, 24), (120, 40)
SIZES = {cells: (cells, rows) for cells, rows in (SMALL, (100, 30), LARGE, (140, 40), (160, 45))}
"""What ``--size`` draws."""


async def draw(salon: salons.Salon, view: View, language: str, look: str, size: tuple[int, int]) -> Image.Image:
    """A page, as somebody has it before them."""
    i18n.use(language)
    desk_at = (
        opened(None, Path("/srv/salon"), size) if view.without_archive else at_desk(salon, view.who, language, size)
    )
    async with desk_at as desk:
        desk.app.theme = look
        await view.go(desk, salon)
        desk.app.theme = look
        await desk.settle()
        strips = painted(desk.app.screen)
    return picture(strips, size[0])


def main() -> None:
    """Draws what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--only", default="", help="pages whose name begins so")
    parser.add_argument("--look", default="", help="one look: " + ", ".join(t.name for t in (*CHOSEN, SIXTEEN, MONO)))
    parser.add_argument("--language", default="", help="one language: zh or en")
    parser.add_argument("--size", type=int, default=0, choices=[0, *SIZES], help="one width")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    os.environ |= {"TZ": "Asia/Shanghai", "COLORTERM": "truecolor", "TERM": "xterm-256color"}
    time.tzset()
    pins.FLOOR_KIB, pins.FLOOR_PASSES = salons.CHEAP
    with tempfile.TemporaryDirectory() as folder:
        prepared = salons.build(Path(folder) / "prepared")
        prepared.close()
        asyncio.run(_all(prepared, Path(folder), asked))


async def _all(prepared: salons.Salon, folder: Path, asked: argparse.Namespace) -> None:
    sheets: dict[str, list[tuple[str, Image.Image]]] = {}
    os.environ |= {"HOME": str(folder), "CUPS_SERVER": str(folder / "none"), "CUPS_SERVERROOT": str(folder / "none")}
    looks = [asked.look] if asked.look else [theme.name for theme in CHOSEN]
    for view in VIEWS:
        if not view.name.startswith(asked.only):
            continue
        is_level = view.name in LEVEL or bool(asked.look or asked.size)
        for language in [asked.language] if asked.language else ["zh", "en"]:
            for look in looks if is_level else [CALM.name]:
                for size in [SIZES[asked.size]] if asked.size else (SMALL, LARGE) if is_level else (SMALL,):
                    own = salons.copy(prepared, Path(tempfile.mkdtemp(dir=folder)) / "salon")
                    image = await draw(own, view, language, look, size)
                    own.close()
                    name = f"{re.sub('[^a-z0-9]+', '-', view.name.lower())}-{language}-{look}-{size[0]}"
                    image.save(asked.out / f"{name}.png")
                    group = f"{look}-{size[0]}" if view.name in LEVEL else f"others-{language}"
                    sheets.setdefault(group, []).append((name, image))
    for group, pictures in sheets.items():
        sheet(pictures, 4, asked.out / f"sheet-{group}.png")


main()
