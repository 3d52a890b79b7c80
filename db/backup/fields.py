"""Where backups go, as it is typed."""

from __future__ import annotations

from db.fields.declaration import Field, Term

PLACE_FIELDS = (
    Field(
        "folder",
        "",
        Term("Folder", "文件夹"),
        limit=500,
        hint=Term(
            "In full, best on another disk; empty: beside the data. The folder above it has to be there",
            "写完整路径，最好在另一块硬盘上；不填就放在数据文件夹旁边。上一级文件夹须已存在",
        ),
    ),
    Field(
        "sticks",
        "",
        Term("Sticks", "U 盘"),
        limit=300,
        hint=Term(
            "Their labels with commas between, such as SALON A, SALON B: one goes home by turns",
            "U 盘的名称（卷标），用逗号隔开，如 SALON A, SALON B：轮流带一个回家",
        ),
    ),
)
