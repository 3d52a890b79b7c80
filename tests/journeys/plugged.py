"""A stick that is plugged in for real: mounted under ``/media``, with its label where udev would keep it.

What is mounted is seen only from inside a namespace of mounts of its own, which ends with the test. Where root may
have them, the stick is an image file with ext4 on a loop device; elsewhere it is a file system in memory that is
called after a device. Both are mounted by the kernel, whose list of mounts the program reads.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.warm import REPOSITORY

_PLACE = "/media/salon/stick"
_PLUG_IN = rf"""
set -e
mount -t tmpfs tmpfs /media
mkdir -p {_PLACE}
image="$1/stick.img"
if [ "$2" = 0 ] && mke2fs -q -t ext4 "$image" 48M >&2 && mount -o loop "$image" {_PLACE}
then device=$(findmnt -n -o SOURCE {_PLACE})
else device=/dev/stick1; mount -t tmpfs -o size=48m "$device" {_PLACE}
fi
mkdir "$1/dev"
mount --rbind /dev "$1/dev"
mount -t tmpfs -o mode=755 tmpfs /dev
for name in null zero random urandom tty; do touch /dev/$name; mount --bind "$1/dev/$name" /dev/$name; done
for name in pts shm; do mkdir /dev/$name; mount --rbind "$1/dev/$name" /dev/$name; done
ln -s pts/ptmx /dev/ptmx
ln -s /proc/self/fd /dev/fd
mkdir -p /dev/disk/by-label
ln -s "$device" "/dev/disk/by-label/$3"
echo "$device"
read -r end
"""
"""Its words: a folder for the image, whoever asks, and the label as udev writes it."""


@dataclass(frozen=True)
class Plugged:
    """A stick that is plugged in.

    Attributes:
        label: Its label.
        device: What it is mounted from.
        inside: Words before those of a program, which starts it where the stick is seen.
        folder: What is on it, as seen from everywhere.
    """

    label: str
    device: str
    inside: tuple[str, ...]
    folder: Path


@contextmanager
def plugged_in(label: str, scratch: Path) -> Iterator[Plugged]:
    """Plugs a stick in; it is pulled out at the end, and what was on it is gone.

    Args:
        label: Its label.
        scratch: An empty folder.
    """
    scratch.mkdir()
    is_root = os.geteuid() == 0
    apart = ["unshare", *([] if is_root else ["-Ur"]), "-m"]
    if subprocess.run([*apart, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this account may not have mounts of its own")
    words = ["sh", "-c", _PLUG_IN, "sh", str(scratch), str(os.geteuid()), label.replace(" ", r"\x20")]
    why = scratch / "why"
    with (
        why.open("w") as errors,
        subprocess.Popen(
            [*apart, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as holder,
    ):
        assert holder.stdin is not None and holder.stdout is not None
        device = holder.stdout.readline().strip()
        try:
            assert device, why.read_text()
            enter = shutil.which("nsenter")
            assert enter is not None
            spaces = ["-m"] if is_root else ["-U", "--preserve-credentials", "-m"]
            inside = (enter, "-t", str(holder.pid), *spaces, f"--wd={REPOSITORY}")
            yield Plugged(label, device, inside, Path(f"/proc/{holder.pid}/root{_PLACE}"))
        finally:
            holder.stdin.close()
            holder.wait()
