"""``salon-tui demo``: a salon to try the program on."""

from __future__ import annotations

from argparse import Namespace

from db.core.errors import Code, SalonError
from db.core.permissions import Role
from db.sign_in.operations.opening import open_desk as open_archive
from db.sign_in.operations.opening import people, salon_before_sign_in
from salon_tui.app.settings import Places, places
from salon_tui.cli.say import Trouble, tell, wide
from salon_tui.demo import PIN_LONG, PIN_SHORT
from salon_tui.words.i18n import _, language, ngettext
from salon_tui.words.sentences import role_name


def run(asked: Namespace) -> int:
    """Makes the demo where there is none, tells the PINs, and opens the desk."""
    where = places(asked.data, asked.keys, demo=True)
    try:
        _introduce(where)
    except SalonError as error:
        if error.code is not Code.NO_ARCHIVE:
            raise
        _make(where, asked.clients, asked.seed)
        _introduce(where)
    if asked.no_open:
        return 0
    from salon_tui.cli.desk import open_desk

    return open_desk(where)


def _make(where: Places, clients: int, seed: int) -> None:
    from datetime import datetime

    from salon_tui.demo.make import make

    if where.data.exists() and (not where.data.is_dir() or any(where.data.iterdir())):
        raise Trouble(_("{path} is not empty. Give the demo a folder of its own with --data.").format(path=where.data))
    tell(ngettext("Making a demo salon with {count} client …", "Making a demo salon with {count} clients …", clients))
    make(where.data, where.keys, clients, seed, datetime.now().astimezone(), language())


def _introduce(where: Places) -> None:
    archive = open_archive(where.data, where.keys)
    try:
        if not salon_before_sign_in(archive).demo:
            raise Trouble(
                _("The archive in {path} is not a demo. Open it with {command}.").format(
                    path=where.data, command="salon-tui --data"
                )
            )
        tell(_("The demo salon is in {path}. Nobody in it is real.").format(path=where.data))
        for person in people(archive):
            long = {Role.KEEPER, Role.MANAGER} & set(person.roles)
            roles = _(", ").join(role_name(role) for role in person.roles)
            tell(f"  {wide(person.name, 8)} {wide(roles, 14)} PIN {PIN_LONG if long else PIN_SHORT}")
    finally:
        archive.close()
