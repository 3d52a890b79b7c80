"""Pages that can be found by their names, and what the menus offer."""

from __future__ import annotations

from typing import NamedTuple

from db.permissions import Permission
from salon_tui.i18n import N_, _


class Place(NamedTuple):
    """A page by name: its title, other words for it, the right that it needs, and the menu that offers it.

    No menu offers what has a key of its own everywhere.
    """

    page: str
    name: str
    words: str
    permission: Permission | None = None
    menu: str = "menu"

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
    Place("register", N_("New client"), "register xinguke jiandang 新客 建档 登记", Permission.OPEN_FILE, ""),
    Place("cabinet", N_("All clients in order"), "clients list guike mingdan 名单", Permission.FIND),
    Place("paper_menu", N_("Paper archive"), "cabinet dangan 档案 档案柜 纸质", Permission.DESK),
    Place("print_menu", N_("Printing"), "print dayin 打印", Permission.DESK),
    Place("services", N_("Services"), "catalogue price fuwu xiangmu 服务 项目 价目", Permission.DESK),
    Place("products", N_("Products"), "chanpin 产品", Permission.DESK),
    Place("staff", N_("Staff"), "people pin yuangong 员工", Permission.MANAGE_STAFF),
    Place("settings_menu", N_("Settings"), "shezhi 设置", Permission.IMPORT),
    Place("me", N_("My language, look and PIN"), "language theme pin yuyan mima 语言 密码 界面", Permission.DESK),
    Place("empty_forms", N_("Print empty forms"), "paper blank dayin kongbai 空白", Permission.DESK, "print_menu"),
    Place("print_queue", N_("Print jobs"), "printer queue dayin renwu 任务", Permission.DESK, "print_menu"),
    Place("salon", N_("The salon"), "opening hours address shezhi 设置 门店", Permission.SETTINGS, "settings_menu"),
    Place("own_fields", N_("Own fields"), "fields ziduan 自定义 字段", Permission.SETTINGS, "settings_menu"),
    Place("import", N_("Import a table"), "excel csv xlsx daoru 导入 表格", Permission.IMPORT, "settings_menu"),
)
"""What the find box finds; a menu offers its own in this order, nine at most, one for each digit."""
