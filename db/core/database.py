"""The archive as peewee sees it: the connections are made, and kept, as fixed SQL makes them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import peewee as pw

from db.core import sql
from db.core.models import database


class SalonDatabase(pw.SqliteDatabase):
    """SQLCipher; from now on the tables are this archive's."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        super().__init__(str(path), autoconnect=False)
        database.initialize(self)

    def _connect(self) -> Any:
        connection = sql.use(self._path) or sql.connect(self._path, self._key)
        self._add_conn_hooks(connection)  # type: ignore[attr-defined]  # peewee's own hook, not in its stubs
        return connection

    def _close(self, conn: Any) -> None:
        sql.close(self._path)

    def rollback(self) -> None:
        """Rolls back, unless SQLite has done so: on a full disk it does, and a second time would hide the reason."""
        if self.is_closed() or self.connection().in_transaction:  # type: ignore[no-untyped-call]  # in peewee's stubs
            super().rollback()

    def migrate(self, folder: Path) -> None:
        """Brings the tables up to date.

        Raises:
            DatabaseError: Of :mod:`db.core.sql`.
        """
        from playhouse.migrations import Runner

        try:
            Runner(self, str(folder)).up()
        except pw.DatabaseError as error:
            raise sql.DatabaseError(*error.args) from error
