"""What is in a package, in words, and as it is typed."""

from __future__ import annotations

import re

from db.fields.showing import show_money
from db.money.records.packages import PackageItemRecord, PackageRecord
from salon_tui.words.i18n import _, ngettext

ITEM = re.compile(r"(?P<code>[0-9]{1,5})[×xX*](?P<sessions>[0-9]{1,5})(?:\+(?P<gift>[0-9]{1,5}))?")
"""Number of a service, sessions, and given ones besides, as they are typed."""


def what_is_in(package: PackageRecord) -> str:
    """Its sessions, or its balance; what is given along after a plus."""
    if package.balance:
        gift = package.balance - package.price
        return f"{show_money(package.price)}+{show_money(gift)}" if gift > 0 else show_money(package.balance)
    return _(", ").join(f"{item.service.label} ×{_sessions(item)}" for item in package.items)


def months_words(months: int | None) -> str:
    """For how long."""
    if months is None:
        return _("no end")
    return ngettext("{count} month", "{count} months", months).format(count=months)


def typed_items(package: PackageRecord) -> str:
    """Its sessions as they are typed: number of the service, sessions, given ones."""
    return "、".join(f"{item.code}×{_sessions(item)}" for item in package.items)


def _sessions(item: PackageItemRecord) -> str:
    return f"{item.sessions}+{item.gift}" if item.gift else str(item.sessions)
