"""Packages as records."""

from __future__ import annotations

from collections import defaultdict

from db.core.sql import rows, rows_among
from db.fields.values import Ref
from db.money.records.packages import PackageItemRecord, PackageRecord


def package_records(where: str, *values: object) -> list[PackageRecord]:
    """Packages ``p`` of which something is so, those that are sold first, then by name."""
    found = rows(
        "SELECT p.id, p.version, p.name, p.price, p.balance, p.months, p.use_order, p.share, p.active FROM package p "
        f"WHERE {where} ORDER BY p.active DESC, p.name",
        *values,
    )
    items: defaultdict[int, list[PackageItemRecord]] = defaultdict(list)
    for package, service, name, code, sessions, gift, price in rows_among(
        "SELECT i.package_id, i.service_id, s.name, s.code, i.sessions, i.gift, s.price FROM package_item i "
        "JOIN service s ON s.id = i.service_id WHERE i.package_id IN ({}) ORDER BY i.package_id, i.id",
        [row[0] for row in found],
    ):
        item = PackageItemRecord(service=Ref(service, name), code=code, sessions=sessions, gift=gift, price=price)
        items[package].append(item)
    return [
        PackageRecord(
            id=id,
            version=version,
            name=name,
            price=price,
            balance=balance,
            months=months,
            use_order=use_order,
            share=share,
            active=bool(active),
            items=tuple(items[id]),
        )
        for id, version, name, price, balance, months, use_order, share, active in found
    ]
