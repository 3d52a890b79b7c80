"""What ``check`` and ``doctor`` say about the key file."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator

from salon_tui.app.settings import KEY_NAME, Places, is_key_handed_over
from salon_tui.cli.findings import Finding
from salon_tui.words.i18n import _


def look_at_key(where: Places) -> Iterator[Finding]:
    """Whether the key is there, and nobody else's to read; it is never opened here."""
    if is_key_handed_over():
        yield Finding(True, _("The key comes from systemd."))
        return
    path = where.key
    if path is None:
        yield Finding(False, _("The data folder doesn't name its key: {path}.").format(path=where.data / KEY_NAME))
        return
    try:
        found = path.stat()
    except OSError:
        yield Finding(False, _("The key file {path} is missing, or this account can't reach it.").format(path=path))
        return
    yield Finding(True, _("The key file is {path}, outside the data folder.").format(path=path))
    if stat.S_IMODE(found.st_mode) & 0o077:
        yield Finding(False, _("Others may read the key file. Type {command}.").format(command=f"chmod 400 {path}"))
    if found.st_uid not in (os.geteuid(), 0):
        yield Finding(False, _("The key file belongs to another account. Give it to this one."))
    if path.parent.stat().st_mode & 0o022:
        yield Finding(
            False, _("Others may write in the key folder. Type {command}.").format(command=f"chmod go-w {path.parent}")
        )
