"""A machine with a stick: what its kernel says of mounts and disks, as files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from salon_tui.app import removable

ROOT = "25 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda1 rw"


class Machine:
    """What stands in ``/proc/self/mountinfo`` and under ``/sys`` of a machine; its system is on a disk of its own."""

    def __init__(self, folder: Path) -> None:
        self.mounts, self.devices, self.labels = folder / "mountinfo", folder / "sys", folder / "by-label"
        self.labels.mkdir(parents=True)
        (self.devices / "dev/block").mkdir(parents=True)
        (self.devices / "class/block").mkdir(parents=True)
        self.mounts.write_text(ROOT + "\n")
        self.disk("254:0", "virtio0/block/vda/vda1")

    def disk(self, number: str, path: str, removable: str = "0", kind: str = "", slave: str = "") -> None:
        """Makes a disk with one partition (a path that ends in both), or a volume that is stored on another device."""
        device = self.devices / "devices" / path
        device.mkdir(parents=True)
        disk = device if slave else device.parent
        if slave:
            (device / "slaves").mkdir()
            (device / "slaves" / Path(slave).name).symlink_to(self.devices / "devices" / slave)
        else:
            (device / "partition").write_text("1\n")
        (disk / "removable").write_text(f"{removable}\n")
        if kind:
            (disk / "device").mkdir()
            (disk / "device/type").write_text(f"{kind}\n")
        (self.devices / "dev/block" / number).symlink_to(device)
        (self.devices / "class/block" / device.name).symlink_to(device)

    def mount(self, place: Path | str, number: str, source: str, kind: str = "vfat") -> None:
        """Mounts a device."""
        escaped = str(place).replace("\\", "\\134").replace(" ", "\\040")
        with self.mounts.open("a") as file:
            file.write(f"91 25 {number} / {escaped} rw,nosuid shared:44 - {kind} {source} rw\n")

    def plug_in(self, place: Path, label: str = "") -> Path:
        """Plugs a stick in and mounts it at a folder."""
        place.mkdir(parents=True, exist_ok=True)
        self.disk("8:17", "pci0000:00/usb1/1-1/host3/target3:0:0/3:0:0:0/block/sdb/sdb1", removable="1")
        self.mount(place, "8:17", "/dev/sdb1")
        if label:
            (self.labels / label.replace(" ", "\\x20")).symlink_to("/dev/sdb1")
        return place

    def pull_out(self) -> None:
        """Pulls the stick out."""
        self.mounts.write_text(ROOT + "\n")
        for link in (*self.labels.iterdir(), self.devices / "dev/block/8:17", self.devices / "class/block/sdb1"):
            link.unlink()
        shutil.rmtree(self.devices / "devices/pci0000:00")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """The machine that the program believes it runs on."""
    machine = Machine(tmp_path / "machine")
    monkeypatch.setattr(removable, "MOUNTS", machine.mounts)
    monkeypatch.setattr(removable, "DEVICES", machine.devices)
    monkeypatch.setattr(removable, "LABELS", machine.labels)
    return machine
