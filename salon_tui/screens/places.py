"""Pages that can be found by their names, and what the menu offers."""

from __future__ import annotations

from typing import NamedTuple

from db.permissions import Permission
from salon_tui.i18n import N_, _


class Place(NamedTuple):
    """A page by name: its title, other words for it, and the right that it needs."""

    page: str
    name: str
    words: str
    permission: Permission | None = None

    def title(self) -> str:
        """The page's name in the language in use."""
        return _(self.name)

    def means(self, text: str) -> bool:
        """Whether what was typed is the beginning of its name in either language, or of a word for it."""
        wanted = text.casefold().strip()
        return any(
            word.startswith(wanted) for word in (self.name.casefold(), self.title().casefold(), *self.words.split())
        )


PLACES = (
    Place("register", N_("New client"), "register xinguke jiandang 新客 建档 登记", Permission.OPEN_FILE),
    Place("cabinet", N_("All clients in order"), "clients list cabinet guike mingdan 名单 档案柜", Permission.FIND),
    Place("services", N_("Services"), "catalogue price fuwu xiangmu 服务 项目 价目", Permission.DESK),
    Place("products", N_("Products"), "chanpin 产品", Permission.DESK),
    Place("staff", N_("Staff"), "people pin yuangong 员工", Permission.MANAGE_STAFF),
    Place("import", N_("Import a table"), "excel csv xlsx daoru 导入 表格", Permission.IMPORT),
    Place("own_fields", N_("Own fields"), "fields ziduan 自定义 字段", Permission.SETTINGS),
    Place("salon", N_("The salon"), "settings opening hours address shezhi 设置 门店", Permission.SETTINGS),
    Place("me", N_("My language, look and PIN"), "language theme pin yuyan mima 语言 密码 界面", Permission.DESK),
    Place("empty_forms", N_("Print empty forms"), "paper blank dayin kongbai 打印 空白", Permission.DESK),
)
"""What the find box finds."""

MENU = tuple(place for place in PLACES if place.page != "register")
"""What the menu offers, in nine lines at most, one for each digit: a new client is F6 here as everywhere."""
