"""What is laid down on a machine, and that all of it goes again, in a folder in the root's place."""

from __future__ import annotations

from pathlib import Path

import pytest

from salon_tui.cli.kiosk import layout
from salon_tui.cli.kiosk.command import install_steps, uninstall_steps
from salon_tui.cli.kiosk.record import Record
from salon_tui.cli.kiosk.steps import Link, Remember, Remove, RemoveFolder, Step, Write

ON_DISK = (Link, Remember, Remove, RemoveFolder, Write)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A system with what is there before: folders, a setting of somebody else's."""
    for folder in ("etc/udev/rules.d", "etc/systemd/system", "opt", "usr/local/sbin"):
        (tmp_path / "root" / folder).mkdir(parents=True)
    (tmp_path / "root/etc/udev/rules.d/10-own.rules").write_text("# own\n")
    return tmp_path / "root"


def on_disk(steps: list[Step]) -> None:
    """Carries out what changes files; the commands are the system's own."""
    for step in steps:
        if isinstance(step, ON_DISK):
            step.carry_out()


def lay_down(root: Path, release: str = "12", font_points: int = 24) -> None:
    on_disk(install_steps(root, release, Path("/opt/salon-tui/1"), [], font_points))


def tree(root: Path) -> dict[str, object]:
    """Everything in a folder: files with what is in them and when they were written, links with where they lead."""
    found: dict[str, object] = {}
    for path in sorted(root.rglob("*")):
        name = str(path.relative_to(root))
        if path.is_symlink():
            found[name] = path.readlink()
        elif path.is_dir():
            found[name] = "folder"
        else:
            found[name] = (path.read_text(), oct(path.stat().st_mode & 0o7777), path.stat().st_mtime_ns)
    return found


def test_all_that_is_laid_down_goes_again(root: Path) -> None:
    before = tree(root)
    lay_down(root)
    assert (root / "etc/salon-tui/desk").stat().st_mode & 0o7777 == 0o755
    assert (root / "etc/systemd/system/salon-kiosk.service").stat().st_mode & 0o7777 == 0o644
    assert (root / "opt/salon-tui/current").readlink() == Path("/opt/salon-tui/1")
    assert (root / "etc/systemd/system/ctrl-alt-del.target").readlink() == Path("/dev/null")
    on_disk(uninstall_steps(root, Record.read(root)))
    assert tree(root) == before


def test_laying_it_down_again_changes_nothing(root: Path) -> None:
    lay_down(root)
    once = tree(root)
    lay_down(root)
    again = tree(root)
    # what is remembered is written anew, and is the same
    for found in (once, again):
        found["etc/salon-tui/laid-down.json"] = found["etc/salon-tui/laid-down.json"][:2]  # type: ignore[index]
    assert again == once


def test_a_new_size_is_no_change_by_hand(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_down(root)
    lay_down(root, font_points=16)
    ini = (root / "etc/salon-tui/foot.ini").read_text()
    assert "size=16\n" in ini and "line-height=24px\n" in ini
    assert capsys.readouterr().out == ""


def test_what_somebody_has_changed_is_kept_beside_and_said(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule = root / "etc/udev/rules.d/70-salon-tui.rules"
    rule.write_text("# there before\n")
    lay_down(root)
    assert "/etc/udev/rules.d/70-salon-tui.rules" in capsys.readouterr().out
    laid = rule.read_text()
    for number, text in (("2", "# changed\n"), ("3", "# changed again\n")):
        rule.write_text(text)
        lay_down(root)
        assert rule.read_text() == laid
        assert rule.with_name(f"{rule.name}.before-salon-tui{number}").read_text() == text
    assert rule.with_name(f"{rule.name}.before-salon-tui").read_text() == "# there before\n"
    sway = root / "etc/salon-tui/sway.conf"
    sway.write_text("bindsym x exec sh\n")
    on_disk(uninstall_steps(root, Record.read(root)))
    assert not sway.exists() and not rule.exists()
    assert sway.with_name("sway.conf.before-salon-tui").read_text() == "bindsym x exec sh\n"
    assert (root / "etc/udev/rules.d/10-own.rules").read_text() == "# own\n"


def test_what_was_cut_off_in_the_middle_is_no_change_by_hand(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_down(root)
    steps = install_steps(root, "12", Path("/opt/salon-tui/2"), [], 16)
    half = next(at for at, step in enumerate(steps) if isinstance(step, Write) and step.path.name == "foot.ini")
    on_disk(steps[: half + 1])
    lay_down(root, font_points=30)
    assert capsys.readouterr().out == ""
    on_disk(uninstall_steps(root, Record.read(root)))
    assert not (root / "etc/salon-tui").exists()


def test_a_file_that_a_later_program_has_no_more_goes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_down(root)
    fewer = [file for file in layout.files("12") if file.path.name != "salon-tui"]
    monkeypatch.setattr(layout, "files", lambda *_asked: fewer)
    lay_down(root)
    assert not (root / "usr/local/sbin/salon-tui").exists()


def test_a_mask_that_was_there_stays(root: Path) -> None:
    mask = root / "etc/systemd/system/sleep.target"
    mask.symlink_to("/dev/null")
    lay_down(root)
    lay_down(root)
    on_disk(uninstall_steps(root, Record.read(root)))
    assert mask.is_symlink()


@pytest.mark.parametrize("release", ["12", "13"])
def test_nothing_is_left_to_fill_in_and_nobody_else_may_write(release: str) -> None:
    for file in layout.files(release):
        assert "@size@" not in file.text and "@line@" not in file.text and "@lift@" not in file.text
        assert file.mode in (0o644, 0o755)
        assert file.text.endswith("\n")
