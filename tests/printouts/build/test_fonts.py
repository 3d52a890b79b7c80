"""What the build makes: faces with the characters that were promised, and compiled translations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from printouts.build import characters as build_characters
from printouts.drawing import fonts


def test_the_core_has_the_general_standard() -> None:
    core = build_characters.core()
    standard = build_characters.GENERAL_STANDARD.read_text(encoding="utf-8").replace("\n", "")
    assert len(standard) == len(set(standard)) == 1467
    assert {ord(char) for char in standard} <= core
    assert {ord(char) for char in "静①⑩ⅠⅣ℃·…—※〓№①⑳ĀǎœŁńü"} <= core
    assert not core & build_characters.rest()
    assert {ord(char) for char in "琍㛃𠮷"} <= core | build_characters.rest()


def test_every_chinese_character_of_gbk_has_a_face() -> None:
    gbk = [bytes((row, cell)) for row in range(0x81, 0xFF) for cell in range(0x40, 0xFF) if cell != 0x7F]
    characters = {found for code in gbk if len(found := code.decode("gbk", errors="ignore")) == 1}
    chinese = {char for char in characters if "\u4e00" <= char <= "\u9fff"}
    assert len(chinese) == 20_902
    for bold in (False, True):
        known = (
            fonts.core(bold).face.charToGlyph.keys()
            | fonts.face(f"SalonSansSCRest-{'Bold' if bold else 'Regular'}").face.charToGlyph.keys()
        )
        assert {ord(char) for char in chinese} <= known
        assert {ord(char) for char in build_characters.GENERAL_STANDARD.read_text(encoding="utf-8")} - {10} <= known


def test_the_manifest_tells_what_the_files_were_made_of() -> None:
    manifest = json.loads((fonts.FOLDER / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest["files"]) == {path.name for path in fonts.FOLDER.glob("*.ttf")}
    assert manifest["weights"] == [400, 700] and len(manifest["sha256"]) == 64
    assert "SIL OPEN FONT LICENSE" in (fonts.FOLDER / "OFL.txt").read_text(encoding="utf-8")


def test_current_files_are_kept(tmp_path: Path) -> None:
    pytest.importorskip("fontTools", reason="fontTools is missing: pip install fonttools manimgx-fonts-cjk")
    pytest.importorskip("manimgx_fonts_cjk", reason="the fonts are drawn where manimgx-fonts-cjk is installed")
    from printouts.build import fonts as build_fonts

    recipe = build_fonts._recipe()
    assert build_fonts._is_current(fonts.FOLDER, recipe)
    assert not build_fonts._is_current(fonts.FOLDER, recipe | {"version": "1"})
    assert not build_fonts._is_current(tmp_path, recipe)


def test_catalogues_are_compiled(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="hatchling is missing: pip install hatchling")
    from printouts.build.hook import compile_catalogue

    folder = tmp_path / "zh_CN" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "salon.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Save"\nmsgstr "保存"\n'
    )
    made = compile_catalogue(folder / "salon.po")
    written = made.stat().st_mtime_ns
    assert "保存".encode() in made.read_bytes()
    assert compile_catalogue(folder / "salon.po").stat().st_mtime_ns == written
