"""What is plugged in and may be lost, from what the kernel says of mounts and disks."""

from __future__ import annotations

from pathlib import Path

import pytest

from salon_tui.app import removable
from salon_tui.app.removable import is_removable, labelled, sticks
from tests.sticks import Machine, machine

__all__ = ["machine"]


def test_a_stick_and_everything_on_it(machine: Machine, tmp_path: Path) -> None:
    stick = machine.plug_in(tmp_path / "mnt" / "MY STICK")
    assert is_removable(stick)
    assert is_removable(stick / "folder" / "not there yet.pdf")
    assert not is_removable(tmp_path) and not is_removable(tmp_path / "mnt" / "MY STICKER")
    assert sticks() == [stick]
    link = tmp_path / "link"
    link.symlink_to(stick)
    assert is_removable(link / "a.pdf"), "a link leads there"


@pytest.mark.parametrize(
    ("path", "removable", "kind", "expected"),
    [
        ("pci0/ata2/host1/block/sdb/sdb1", "0", "", False),
        ("pci0/ata2/host1/block/sdb/sdb1", "1", "", True),
        # most disks on a cable say that they can't be removed
        ("pci0/usb2/2-1/block/sdb/sdb1", "0", "", True),
        ("soc/mmc_host/mmc1/block/mmcblk1/mmcblk1p1", "0", "SD", True),
        ("soc/mmc_host/mmc0/block/mmcblk0/mmcblk0p1", "0", "MMC", False),
    ],
)
def test_what_can_be_unplugged(machine: Machine, path: str, removable: str, kind: str, expected: bool) -> None:
    machine.disk("8:17", path, removable, kind)
    machine.mount("/mnt/disk", "8:17", f"/dev/{Path(path).name}")
    assert is_removable(Path("/mnt/disk/a.pdf")) is expected


def test_an_encrypted_stick(machine: Machine) -> None:
    stick = "pci0/usb1/1-1/block/sdb/sdb1"
    machine.disk("8:17", stick)
    machine.disk("253:0", "virtual/block/dm-0", slave=stick)
    machine.mount("/mnt/secret", "253:0", "/dev/mapper/luks-1")
    assert is_removable(Path("/mnt/secret"))


def test_a_file_system_with_a_number_of_its_own(machine: Machine) -> None:
    machine.disk("8:17", "pci0/usb1/1-1/block/sdb/sdb1")
    machine.mount("/mnt/btrfs", "0:44", "/dev/sdb1", "btrfs")
    machine.mount("/mnt/net", "0:45", "//server/share", "cifs")
    assert is_removable(Path("/mnt/btrfs"))
    assert not is_removable(Path("/mnt/net"))


def test_what_desktops_mount_counts_whatever_it_is(machine: Machine) -> None:
    machine.mount("/run/media/lin/DISK", "0:50", "gvfsd-fuse", "fuse")
    assert is_removable(Path("/run/media/lin/DISK/a.pdf"))


def test_a_system_that_starts_from_a_stick_is_none(machine: Machine) -> None:
    machine.mounts.write_text("")
    machine.disk("8:1", "pci0/usb1/1-1/block/sda/sda1", "1")
    machine.mount("/", "8:1", "/dev/sda1", "ext4")
    machine.mount("/boot/efi", "8:1", "/dev/sda1")
    assert not is_removable(Path("/home/salon")) and not is_removable(Path("/boot/efi"))
    assert sticks() == []


def test_a_stick_that_was_pulled_out_is_gone(machine: Machine, tmp_path: Path) -> None:
    stick = machine.plug_in(tmp_path / "stick")
    machine.mounts.write_text("")
    assert not is_removable(stick)


def test_a_stick_is_known_by_its_label(machine: Machine, tmp_path: Path) -> None:
    stick = machine.plug_in(tmp_path / "mnt" / "stick", "静颜 A")
    (machine.labels / "NOT\\x20MOUNTED").symlink_to("/dev/sdc1")
    assert labelled() == {"静颜 A": stick}
    machine.mounts.write_text("")
    assert labelled() == {}


def test_this_machine_itself(tmp_path: Path) -> None:
    """What the real kernel says is understood: the system's own folder is no stick."""
    assert removable.MOUNTS.exists()
    assert not is_removable(Path("/"))
    assert not is_removable(Path("/etc"))
