"""Where the front desk can be laid down, what is shown of it, and the key."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from db.core.disk import keys
from salon_tui.app.settings import KEY_NAME, Places
from salon_tui.cli.kiosk import machine, sealing
from salon_tui.cli.kiosk.sealing import Seal
from salon_tui.cli.say import Trouble
from tests.cli.conftest import Home

DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 13 (trixie)"\nID=debian\nVERSION_ID="13"\n'


def system(root: Path, os_release: str) -> Path:
    (root / "etc/systemd/system").mkdir(parents=True)
    (root / "etc/os-release").write_text(os_release)
    return root


def test_it_is_shown_whole_and_nothing_is_changed(home: Home) -> None:
    ended = home.run("kiosk", "install", "--dry-run", "--font-size", "16")
    assert ended.status == 0
    assert "# /etc/systemd/system/salon-kiosk.service (0644)\n" in ended.out
    assert "\nLoadCredentialEncrypted=salon-key\n" in ended.out
    assert "\nfont=Noto Sans Mono CJK SC:size=16\n" in ended.out
    assert "\n# /etc/systemd/system/ctrl-alt-del.target -> /dev/null\n" in ended.out
    assert "\n$ systemctl enable seatd.service cups.service salon-update.path salon-kiosk.service\n" in ended.out
    assert not Path("/etc/salon-tui").exists()


@pytest.mark.parametrize("what", ["install", "uninstall"])
def test_only_root_lays_it_down(home: Home, what: str) -> None:
    ended = home.run("kiosk", what, program="tests.cli.nobody:main")
    assert (ended.status, ended.out) == (1, "")
    assert ended.err == "Only root can do this. --dry-run shows what would be done, and changes nothing.\n"


def test_where_nothing_was_laid_down_nothing_is_taken_away(home: Home) -> None:
    ended = home.run("kiosk", "uninstall", "--dry-run")
    assert (ended.status, ended.err) == (1, "No front desk was laid down on this machine.\n")


@pytest.mark.parametrize("arguments", [[], ["install", "--font-size", "7"], ["install", "--font-size", "73"], ["x"]])
def test_what_is_not_understood(home: Home, arguments: list[str]) -> None:
    assert home.run("kiosk", *arguments).status == 2


def test_the_systems_that_it_is_for(tmp_path: Path) -> None:
    assert machine.release(system(tmp_path / "13", DEBIAN)) == "13"
    assert machine.release(system(tmp_path / "12", DEBIAN.replace("13", "12"))) == "12"


@pytest.mark.parametrize(
    ("os_release", "sentence"),
    [
        (DEBIAN.replace("13", "11"), "this is Debian GNU/Linux 11 (trixie)."),
        ('NAME=Ubuntu\nID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\n', "this is Linux."),
        (DEBIAN.replace("ID=debian", "ID=raspbian"), "has 32 bits"),
        ("", "this is Linux."),
        ("nonsense without a sign\n=\n", "this is Linux."),
    ],
)
def test_other_systems_are_named(tmp_path: Path, os_release: str, sentence: str) -> None:
    with pytest.raises(Trouble, match=sentence.replace("(", r"\(").replace(")", r"\)")):
        machine.release(system(tmp_path / "root", os_release))


def test_a_system_with_a_desktop_is_none(tmp_path: Path) -> None:
    root = system(tmp_path / "root", DEBIAN)
    (root / "etc/systemd/system/display-manager.service").symlink_to("/lib/systemd/system/lightdm.service")
    with pytest.raises(Trouble, match="starts a desktop"):
        machine.release(root)


def test_32_bits_have_no_encryption(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("struct.calcsize", lambda _kind: 4)
    with pytest.raises(Trouble, match="Install the 64-bit edition"):
        machine.release(system(tmp_path / "root", DEBIAN))


@pytest.mark.skipif(os.geteuid() != 0, reason="what belongs to root only root can make")
def test_a_program_that_others_could_change_is_none() -> None:
    place = Path("/opt") / f"salon-tui-test-{os.getpid()}"
    place.mkdir(mode=0o755)
    try:
        with pytest.raises(Trouble, match="virtual environment below /opt/salon-tui"):
            machine.program(place)
        (place / "pyvenv.cfg").touch()
        assert machine.program(place) == place
        place.chmod(0o775)
        with pytest.raises(Trouble, match=f"Others than root may write in {place}"):
            machine.program(place)
    finally:
        shutil.rmtree(place)


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """An empty machine, whose secret is a file of this test's."""
    if shutil.which("systemd-creds") is None:
        pytest.skip("needs the package systemd")
    monkeypatch.setenv("SYSTEMD_CREDENTIAL_SECRET", str(tmp_path / "secret"))
    (tmp_path / "archive").mkdir()
    (tmp_path / "keys").mkdir()
    return Places(tmp_path / "archive", tmp_path / "keys")


def opened(store: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """The key as the unit gets it."""
    handed = store.parent / "handed"
    handed.mkdir(exist_ok=True)
    key = sealing._creds("decrypt", "--name=salon-key", str(store / "salon-key"), "-")
    (handed / "salon-key").write_bytes(key)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(handed))
    return keys.read_root(store / "no file")


def test_the_key_file_is_gone_when_its_key_can_be_read_otherwise(
    places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = keys.make_root(places.keys / "archive-1.key")
    (places.data / KEY_NAME).write_text("archive-1 0123456789abcdef\n")
    Seal(places, tmp_path / "store").carry_out()
    assert not (places.keys / "archive-1.key").exists()
    assert str(places.keys / "archive-1.key") in capsys.readouterr().out
    assert root.hex() not in (tmp_path / "store/salon-key").read_text()
    assert (tmp_path / "store").stat().st_mode & 0o777 == 0o700
    assert opened(tmp_path / "store", monkeypatch) == root
    # once more, and it is the same
    Seal(places, tmp_path / "store").carry_out()
    assert opened(tmp_path / "store", monkeypatch) == root


def test_an_archive_that_is_yet_to_be_made_has_a_key_in_no_file(
    places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Seal(places, tmp_path / "store").carry_out()
    key = opened(tmp_path / "store", monkeypatch)
    assert len(key) == keys.ROOT_BYTES
    Seal(places, tmp_path / "store").carry_out()
    assert opened(tmp_path / "store", monkeypatch) == key
    assert [*places.keys.iterdir()] == []


def test_an_archive_whose_key_is_nowhere_is_left_alone(places: Places, tmp_path: Path) -> None:
    (places.data / KEY_NAME).write_text("archive-1 0123456789abcdef\n")
    with pytest.raises(Trouble, match="is not on this machine"):
        Seal(places, tmp_path / "store").carry_out()
    assert not (tmp_path / "store").exists()


def test_a_key_that_cannot_be_encrypted_stays_in_its_file(
    places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.make_root(places.keys / "archive-1.key")
    (places.data / KEY_NAME).write_text("archive-1 0123456789abcdef\n")
    broken = tmp_path / "bin"
    broken.mkdir()
    for reply in ("echo no secret >&2; exit 1", "echo something else"):
        (broken / "systemd-creds").write_text(f"#!/bin/sh\n{reply}\n")
        (broken / "systemd-creds").chmod(0o755)
        monkeypatch.setenv("PATH", f"{broken}:{os.environ['PATH']}")
        with pytest.raises(Trouble):
            Seal(places, tmp_path / "store").carry_out()
        assert (places.keys / "archive-1.key").exists()
        assert not (tmp_path / "store/salon-key").exists()


def test_it_runs_from_where_python_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    with pytest.raises(Trouble, match=str(tmp_path)):
        machine.program()
