"""What the menus offer in which the manager says how the salon works."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.screens.places import Place
from salon_tui.words.i18n import N_

SETUP_MENUS: dict[str, tuple[Place, ...]] = {
    "lists_menu": (
        Place("roster", "roster.roster:RosterPage", N_("Roster"), "roster week paiban pb 排班", Permission.DESK),
        Place(
            "blocks",
            "roster.blocks:BlocksPage",
            N_("Blocked time"),
            "blocked ill away suoding tingyue ty qingjia qj sd 停约 请假 锁定",
            Permission.APPOINTMENTS,
        ),
        Place(
            "services",
            "salon.catalogue:ServicesPage",
            N_("Services"),
            "catalogue price fuwu xiangmu fw xm jiamu jm 服务 项目 价目",
            Permission.DESK,
        ),
        Place("products", "salon.catalogue:ProductsPage", N_("Products"), "chanpin cp 产品", Permission.DESK),
        Place(
            "resources",
            "resources.resources:ResourcesPage",
            N_("Beds, rooms, instruments"),
            "resources beds rooms chuangwei fangjian yiqi cw fj yq 床位 房间 仪器",
            Permission.DESK,
        ),
        Place("shifts", "roster.shifts:ShiftsPage", N_("Shifts"), "shifts banci bc 班次", Permission.DESK),
        Place(
            "salon_days",
            "roster.salon_days:SalonDaysPage",
            N_("The salon's days"),
            "holidays closed jiari xiuye jr xy 假日 休业",
            Permission.DESK,
        ),
        Place("staff", "staff.staff:StaffPage", N_("Staff"), "people pin yuangong yg 员工", Permission.MANAGE_STAFF),
        Place(
            "own_fields",
            "salon.own_fields:OwnFieldsPage",
            N_("Own fields"),
            "fields ziduan zidingyi zdy 自定义 字段",
            Permission.SETTINGS,
        ),
    ),
    "settings_menu": (
        Place(
            "me",
            "desk.me:MePage",
            N_("My language, look and PIN"),
            "language theme pin yuyan mima yy mm jiemian jm 语言 密码 界面",
            Permission.DESK,
        ),
        Place(
            "backups",
            "backups.backups:BackupsPage",
            N_("Backups"),
            "backup restore stick beifen huifu bf hf 备份 恢复 U盘",
            Permission.BACKUP,
        ),
        Place(
            "salon",
            "salon.salon:SalonPage",
            N_("The salon"),
            "address shezhi sz mendian md 设置 门店",
            Permission.SETTINGS,
        ),
        Place(
            "money_rules",
            "held.package_form:MoneyRulesPage",
            N_("Points and balances"),
            "points refund jifen jf tuikuan tk chuzhi cz 积分 退款 储值",
            Permission.SETTINGS,
        ),
        Place(
            "opening_hours",
            "roster.opening_hours:OpeningHoursPage",
            N_("Opening hours"),
            "hours open yingye shijian yingyeshijian yysj 营业时间",
            Permission.ROSTER,
        ),
        Place(
            "recovery",
            "desk.recovery:RecoveryPage",
            N_("Recovery sheet"),
            "recovery key huifu huifudan hfd miyao my 恢复单 密钥",
            Permission.SETTINGS,
        ),
        Place(
            "import",
            "importing.table:ImportPage",
            N_("Import a table"),
            "excel csv xlsx daoru dr biaoge bg 导入 表格",
            Permission.IMPORT,
        ),
        Place(
            "trust_menu",
            "desk.menu:TrustMenuPage",
            N_("Log and review"),
            "trust shencha sc rizhiyufuhe rzyfh 审查 日志与复核",
            Permission.DESK,
        ),
        Place(
            "rules",
            "rules.rules:RulesPage",
            N_("Rules of health"),
            "rules contraindications guize jinji gz jj 规则 禁忌",
            Permission.RULES,
        ),
        Place(
            "updates",
            "updates.updates:UpdatesPage",
            N_("Updates of the program"),
            "update version stick shengji gengxin sj gx banben bb 升级 更新 版本",
            Permission.SETTINGS,
        ),
    ),
    "trust_menu": (
        Place(
            "log",
            "log.log:LogListPage",
            N_("The log"),
            "auditlog log audit rizhi rz caozuorizhi czrz 日志 操作日志",
            Permission.DESK,
        ),
        Place(
            "reviews",
            "staff.reviews:ReviewsPage",
            N_("To look at"),
            "reviews reasons fuhe fh yuanyin yy 复核 原因",
            Permission.REVIEW,
        ),
        Place(
            "consent_texts",
            "consents.texts:ConsentTextsPage",
            N_("Words of consent"),
            "consent words text tongyi ty gaozhi gz wenben wb 同意 告知 文本",
            Permission.SETTINGS,
        ),
        Place(
            "log_heads",
            "log.heads:HeadsPage",
            N_("The log against paper"),
            "digest head hedui hd heduirizhi hdrz zhaiyao zy 核对日志 摘要",
            Permission.INSPECT,
        ),
    ),
}
"""Lists and staff, settings, and who looked and allowed what."""
