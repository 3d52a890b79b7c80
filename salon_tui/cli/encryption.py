"""Whether a folder lies on an encrypted disk, as far as Linux tells anybody."""

from __future__ import annotations

import os
from pathlib import Path

_BLOCK = Path("/sys/dev/block")
_DEEPEST = 8


def is_encrypted(folder: Path) -> bool | None:
    """Whether a folder's disk is encrypted by dm-crypt (LUKS); None where that can't be told.

    Args:
        folder: A folder that is there.
    """
    device = os.stat(folder).st_dev
    node = _BLOCK / f"{os.major(device)}:{os.minor(device)}"
    if os.major(device) == 0 or not node.exists():
        # btrfs, overlays and network disks have no device of their own
        return None
    return _has_crypt(node.resolve(), _DEEPEST)


def _has_crypt(node: Path, depth: int) -> bool:
    """Whether this device, or one below it, is dm-crypt; LVM and RAID stand on others."""
    try:
        if (node / "dm" / "uuid").read_text("ascii", "replace").startswith("CRYPT-"):
            return True
    except OSError:
        pass
    whole = node if (node / "slaves").is_dir() else node.parent
    try:
        below = list((whole / "slaves").iterdir())
    except OSError:
        return False
    return depth > 0 and any(_has_crypt(one.resolve(), depth - 1) for one in below)
