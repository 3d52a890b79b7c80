"""What is laid down, as the programs that read it understand it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from salon_tui.cli.kiosk import layout
from salon_tui.cli.kiosk.machine import RELEASES

FOOT = Path("/etc/xdg/foot/foot.ini")
"""Every setting that this machine's foot knows, as a comment with its default."""
LOGIND, SLEEP = Path("/etc/systemd/logind.conf"), Path("/etc/systemd/sleep.conf")
"""The same of this machine's systemd."""
HOLDERS = (
    "/etc/systemd/system/salon-kiosk.service",
    "/etc/systemd/system/salon-update.service",
    "/etc/systemd/system/cups.service.d/salon-tui.conf",
    "/usr/local/sbin/salon-tui",
)
UNITS = ("salon-kiosk.service", "salon-update.service")
MOST_EXPOSED = 2.0


def laid(name: str, release: str = "12") -> str:
    [found] = [file.text for file in layout.files(release) if file.path.name == name]
    return found


def keys_of(ini: str, section: str) -> dict[str, str]:
    """What a section of foot's settings says, wherever in the file its parts stand."""
    parts = re.findall(rf"^\[{section}\]\n((?:(?!\[).*\n?)*)", ini, re.MULTILINE)
    return dict(re.findall(r"^(?:# )?([a-z-]+)=(.*)$", "\n".join(parts), re.MULTILINE))


def settings_of(path: str) -> dict[str, str]:
    """What a file of systemd's settings says."""
    [text] = [file.text for file in layout.files("12") if str(file.path) == path]
    return dict(re.findall(r"^(\w+)=(.*)$", text, re.MULTILINE))


def needs(path: Path | str, package: str) -> None:
    if not (path.exists() if isinstance(path, Path) else shutil.which(path)):
        pytest.skip(f"needs the Debian package {package}")


@pytest.mark.parametrize("section", ["key-bindings", "mouse-bindings"])
def test_no_key_and_no_click_means_anything_to_the_terminal(section: str) -> None:
    needs(FOOT, "foot")
    known, here = keys_of(FOOT.read_text("utf-8"), section), keys_of(laid("foot.ini"), section)
    assert len(known) > 8
    assert {*known} <= {*here}
    for release in RELEASES:
        assert {*keys_of(laid("foot.ini", release), section).values()} == {"none"}


def test_no_key_means_anything_to_the_compositor() -> None:
    text = laid("sway.conf")
    assert not re.search(r"^\s*(bind|mode|set|include)", text, re.MULTILINE)
    assert re.search(r"^ +xkb_options srvrkeys:none$", text, re.MULTILINE)


def test_no_key_of_the_machine_writes_its_memory_to_the_disk() -> None:
    needs(LOGIND, "systemd")
    known = re.findall(r"^#(Handle\w+)=", LOGIND.read_text("utf-8"), re.MULTILINE)
    here = settings_of("/etc/systemd/logind.conf.d/salon-tui.conf")
    assert len(known) > 6 and {*known} <= {*here}
    assert {name for name in known if here[name] != "ignore"} == {"HandlePowerKey"}
    allowed = re.findall(r"^#(Allow\w+)=", SLEEP.read_text("utf-8"), re.MULTILINE)
    assert dict.fromkeys(allowed, "no") == settings_of("/etc/systemd/sleep.conf.d/salon-tui.conf")


@pytest.mark.parametrize("path", HOLDERS)
def test_what_holds_client_data_is_not_swapped_out(path: str) -> None:
    [text] = [file.text for file in layout.files("12") if str(file.path) == path]
    assert "MemorySwapMax=0" in text


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_may_do_little(unit: str, tmp_path: Path) -> None:
    needs("systemd-analyze", "systemd")
    (tmp_path / unit).write_text(laid(unit))
    asked = ["systemd-analyze", "security", "--offline=true", "--no-pager", str(tmp_path / unit)]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    exposed = re.search(r"Overall exposure level for .*: ([\d.]+)", said)
    assert exposed and float(exposed[1]) < MOST_EXPOSED, said


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root")
def test_an_update_ends_a_step_that_hangs_though_another_account_runs_it() -> None:
    needs("setpriv", "util-linux")
    [may] = re.findall(r"^CapabilityBoundingSet=(.*)$", laid("salon-update.service"), re.MULTILINE)
    allowed = ",".join(["-all", *("+" + one.removeprefix("CAP_").lower() for one in may.split())])
    step = "import time; time.sleep(30)"
    run = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {step!r}], user=65534, timeout=0.01)"
    ended = subprocess.run(
        ["setpriv", "--no-new-privs", "--bounding-set", allowed, "/usr/bin/python3", "-I", "-c", run],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stderr.splitlines()[-1].startswith("subprocess.TimeoutExpired"), ended.stderr


def test_sticks_of_the_salon_alone_are_mounted() -> None:
    rules = laid("70-salon-tui.rules")
    mounts = [line for line in rules.splitlines() if "systemd-mount" in line and line[0] != "#"]
    assert [re.findall(r'ID_FS_LABEL}=="([^"]*)"', line) for line in mounts] == [["SALON-UPDATE"], ["SALON*"]]
    for line in mounts:
        assert "nosuid,nodev,noexec" in line
    assert "=ro," in mounts[0] and "--owner" not in mounts[0]
