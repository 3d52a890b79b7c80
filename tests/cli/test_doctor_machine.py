"""What ``doctor`` says of the machine: its own updates, swap, and whether a front desk is as it was laid down."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from salon_tui.app.settings import CREDENTIAL, Places
from salon_tui.cli.findings import Finding
from salon_tui.cli.kiosk import layout, looking, system
from salon_tui.cli.kiosk.record import Record, digest
from salon_tui.cli.kiosk.sealing import STORE
from salon_tui.words import i18n

DAY = 24 * 60 * 60
MASKED = Path("/etc/systemd/system/ctrl-alt-del.target")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A front desk as it was laid down, and a kernel that keeps to it."""
    i18n.use("en")
    monkeypatch.setattr(looking, "missing", lambda packages: [])
    laid = layout.files("13")
    for file in laid:
        put(tmp_path, file.path, file.text)
    put(tmp_path, Path("/etc/systemd/system/multi-user.target.wants") / layout.UNIT, "")
    (tmp_path / MASKED.relative_to("/")).symlink_to("/dev/null")
    record = Record(files={str(file.path): [digest(file.text.encode())] for file in laid}, links=[str(MASKED)])
    put(tmp_path, layout.RECORD, record.text())
    put(tmp_path, STORE / CREDENTIAL, "sealed")
    [kernel] = [file.text for file in laid if "sysctl.d" in str(file.path)]
    for name, _equals, value in (line.partition("=") for line in kernel.splitlines() if "=" in line):
        put(tmp_path, Path("/proc/sys") / name.replace(".", "/"), f"{value}\n")
    return tmp_path


def put(root: Path, path: Path, text: str) -> None:
    place = root / path.relative_to("/")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text)


def wrong(found: Iterable[Finding]) -> list[str]:
    return [one.text for one in found if one.good is False]


def test_a_front_desk_as_it_was_laid_down(root: Path) -> None:
    assert [one.good for one in looking.look_at_kiosk(root)] == [True, True, True]


def test_what_is_missing_is_said_with_what_to_do(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "missing", lambda packages: ["foot"])
    put(root, Path("/etc/salon-tui/sway.conf"), "bindsym F1 exec foot")
    (root / MASKED.relative_to("/")).unlink()
    (root / "etc/credstore.encrypted/salon-key").unlink()
    put(root, Path("/proc/sys/kernel/sysrq"), "1\n")
    assert wrong(looking.look_at_kiosk(root)) == [
        "Packages are missing: foot. Type apt-get install foot.",
        "/etc/salon-tui/sway.conf is not as it was laid down. Look at it, then type salon-tui kiosk install.",
        f"{MASKED} is not as it was laid down. Look at it, then type salon-tui kiosk install.",
        "The key is not encrypted for this machine: whoever takes the disk has it. Type salon-tui kiosk install.",
        "The kernel has kernel.sysrq at 1, not at 0. Start the machine anew.",
    ]


def test_a_machine_that_is_no_front_desk(tmp_path: Path) -> None:
    i18n.use("en")
    [found] = looking.look_at_kiosk(tmp_path)
    assert found.good is None and "type salon-tui kiosk install" in found.text


@pytest.mark.parametrize(("days", "good"), [(90, True), (91, None)])
def test_the_age_of_the_systems_own_updates(tmp_path: Path, days: int, good: bool | None) -> None:
    i18n.use("en")
    put(tmp_path, Path("/var/log/dpkg.log"), "")
    os.utime(tmp_path / "var/log/dpkg.log", times=(0, time.time() - days * DAY - 60))
    [found] = system.look_at_system(Places(tmp_path / "data", tmp_path / "keys"), tmp_path)
    assert found.good is good and f"are {days} days old." in found.text


def test_swap_in_plain(tmp_path: Path) -> None:
    i18n.use("en")
    lines = ("Filename Type Size Used Priority", "/dev/sda2 partition 1 0 -2", "/dev/zram0 partition 1 0 -2")
    put(tmp_path, Path("/proc/swaps"), "\n".join((*lines, "/dev/dm-1 partition 1 0 -2")))
    put(tmp_path, Path("/sys/class/block/dm-1/dm/uuid"), "CRYPT-LUKS2-1\n")
    [found] = system.look_at_system(Places(tmp_path / "data", tmp_path / "keys"), tmp_path)
    assert found.text == "What is swapped out to /dev/sda2 stays there in plain. Encrypt it, or type swapoff /dev/sda2."
