"""What ``check`` and ``doctor`` say about the key file."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from db.connection import key_path
from db.errors import SalonError
from db.keys import CREDENTIAL
from salon_tui.cli.findings import Finding
from salon_tui.i18n import _
from salon_tui.settings import Places


def look_at_key(where: Places) -> Iterator[Finding]:
    """Whether the key is there, and nobody else's to read; it is never opened here."""
    from salon_tui.sentences import sentence

    credentials = os.environ.get("CREDENTIALS_DIRECTORY")
    if credentials and (Path(credentials) / CREDENTIAL).exists():
        yield Finding(True, _("The key comes from systemd."))
        return
    try:
        path = key_path(where.data, where.keys)
    except SalonError as error:
        yield Finding(False, sentence(error))
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
