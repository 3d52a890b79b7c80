"""``python -m tests.db.releases`` keeps an archive as it is today."""

from __future__ import annotations

from tests.db.releases.archives import keep

if __name__ == "__main__":
    print(keep())
