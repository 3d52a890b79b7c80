"""Makes the printed faces: TrueType files at two weights, out of the variable Noto Sans CJK that PyPI has.

``python -m printouts.build.fonts`` in the folder of the project; the build hook does the same. ReportLab embeds
TrueType outlines only, and the source is OpenType/CFF2, so every glyph is drawn anew.
"""

from __future__ import annotations

import hashlib
import importlib.resources
import json
import os
import sys
import tempfile
from collections.abc import Mapping
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from printouts.build import characters as build_characters
from printouts.build import latin as build_latin
from printouts.build.outlines import Outline, draw, face_of

PACKAGE = "manimgx-fonts-cjk"
SOURCE = "NotoSansCJK-VF.otf.ttc"
SOURCE_SHA256 = "d3d8256cdec8dbcb3552284bc6b20c734dd60c2ee9df83b5758e34807c4bac32"
WEIGHTS = {"Regular": 400, "Bold": 700}
FOLDER = Path(__file__).parents[1] / "fonts"
LICENCE = "OFL.txt"
_RECIPE = 1
"""Raised when the same source and characters would now give other files."""


def build(folder: Path = FOLDER) -> bool:
    """Makes the files unless they are current.

    Args:
        folder: Where the files go.

    Returns:
        Whether anything was made.

    Raises:
        RuntimeError: If the source isn't the font that this was written for.
    """
    recipe = _recipe()
    if _is_current(folder, recipe):
        return False
    source = Path(str(importlib.resources.files("manimgx_fonts_cjk") / SOURCE))
    if hashlib.sha256(source.read_bytes()).hexdigest() != SOURCE_SHA256:
        raise RuntimeError(f"{PACKAGE}: {SOURCE} is not the font that was checked")
    folder.mkdir(parents=True, exist_ok=True)
    face = face_of(source)
    glyph_of: dict[int, str] = face.getBestCmap()
    sets = {"": build_characters.core(), "Rest": build_characters.rest()}
    maps = {part: {char: glyph_of[char] for char in sorted(wanted & set(glyph_of))} for part, wanted in sets.items()}
    glyphs = {glyph for chars in maps.values() for glyph in chars.values()}
    outlines = draw(source, [".notdef", *sorted(glyphs - {".notdef"})], WEIGHTS.values())
    capital = face["OS/2"].sCapHeight
    files = {}
    with tempfile.TemporaryDirectory(dir=folder) as workshop:
        for part, chars in maps.items():
            for style, weight in WEIGHTS.items():
                made = Path(workshop) / f"SalonSansSC{part}-{style}.ttf"
                latin = build_latin.borrowed(style, sets[part] - set(chars), capital)
                names = {char: f"latin{char:04x}" for char in latin}
                drawn = outlines[weight] | {names[char]: outline for char, (outline, _) in latin.items()}
                widths = face.getGlyphSet(location={"wght": weight})
                known = {glyph: round(widths[glyph].width) for glyph in (".notdef", *chars.values())}
                known |= {names[char]: width for char, (_, width) in latin.items()}
                _save(made, face, part, style, dict(sorted((chars | names).items())), drawn, known)
                files[made.name] = {"bytes": made.stat().st_size, "characters": len(chars) + len(latin)}
                os.replace(made, folder / made.name)
    (folder / LICENCE).write_text(f"{_licence()}\n\n{build_latin.licence()}", encoding="utf-8")
    (folder / "manifest.json").write_text(json.dumps(recipe | {"files": files}, indent=1) + "\n", encoding="utf-8")
    return True


def _recipe() -> dict[str, Any]:
    characters = build_characters.digest(build_characters.core() | build_characters.rest())
    return {
        "recipe": _RECIPE,
        "package": PACKAGE,
        "version": distribution(PACKAGE).version,
        "latin": distribution(build_latin.PACKAGE).version,
        "sha256": SOURCE_SHA256,
        "characters": f"{characters}-{build_characters.digest(build_characters.core())}",
        "weights": list(WEIGHTS.values()),
    }


def _is_current(folder: Path, recipe: Mapping[str, Any]) -> bool:
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        files = manifest.pop("files")
        sizes = {name: (folder / name).stat().st_size for name in files}
    except (OSError, ValueError, KeyError):
        return False
    return manifest == recipe and all(sizes[name] == files[name]["bytes"] for name in files) and bool(files)


def _licence() -> str:
    licences = [path for path in distribution(PACKAGE).files or [] if path.name == "LICENSE"]
    return licences[0].read_text(encoding="utf-8")


def _save(
    path: Path,
    face: Any,
    part: str,
    style: str,
    chars: Mapping[int, str],
    outlines: Mapping[str, Outline],
    widths: Mapping[str, int],
) -> None:
    """Puts a TrueType file together from glyphs that are compiled already."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    order = [".notdef", *sorted(set(chars.values()) - {".notdef"})]
    used = [outlines[glyph] for glyph in order]
    builder = FontBuilder(face["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(dict(chars))
    builder.setupGlyf({glyph: Glyph() for glyph in order}, calcGlyphBounds=False)
    builder.font["glyf"].glyphs = {glyph: Glyph(outlines[glyph].data) for glyph in order}
    metrics = {glyph: (widths[glyph], outlines[glyph].box[0]) for glyph in order}
    builder.setupHorizontalMetrics(metrics)
    line = face["hhea"]
    builder.setupHorizontalHeader(
        ascent=line.ascent, descent=line.descent, advanceWidthMax=max(width for width, _ in metrics.values())
    )
    family = f"Salon Sans SC {part}".strip()
    builder.setupNameTable(
        {
            "familyName": family,
            "styleName": style,
            "fullName": f"{family} {style}",
            "psName": path.stem,
            "copyright": face["name"].getDebugName(0) or "",
            "licenseDescription": "SIL Open Font License, Version 1.1",
            "licenseInfoURL": "https://openfontlicense.org",
        }
    )
    source = face["OS/2"]
    builder.setupOS2(
        usWeightClass=WEIGHTS[style],
        sTypoAscender=source.sTypoAscender,
        sTypoDescender=source.sTypoDescender,
        usWinAscent=source.usWinAscent,
        usWinDescent=source.usWinDescent,
        sCapHeight=source.sCapHeight,
        sxHeight=source.sxHeight,
    )
    builder.setupPost(keepGlyphNames=False, underlinePosition=-125, underlineThickness=50)
    font = builder.font
    font.recalcBBoxes = False  # the glyphs stay compiled
    sides = [min(box[0] for _, box, *_ in used), min(box[1] for _, box, *_ in used)]
    sides += [max(box[2] for _, box, *_ in used), max(box[3] for _, box, *_ in used)]
    font["head"].xMin, font["head"].yMin, font["head"].xMax, font["head"].yMax = sides
    font["head"].created = font["head"].modified = face["head"].modified
    font["maxp"].maxPoints = max(outline.points for outline in used)
    font["maxp"].maxContours = max(outline.contours for outline in used)
    font.save(path)


if __name__ == "__main__":
    built = build(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
    print("printed faces: made" if built else "printed faces: current", file=sys.stderr)
