"""What the menus offer that are about paper."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.screens.places import Place
from salon_tui.words.i18n import N_

PAPER_MENUS: dict[str, tuple[Place, ...]] = {
    "paper_menu": (
        Place(
            "file_cards",
            "papers.filing:FileCardsPage",
            N_("Put cards away"),
            "filing guika gk rugui rg 归卡 入柜",
            Permission.PRINT,
        ),
        Place(
            "reprint_list",
            "papers.reprint_list:ReprintListPage",
            N_("Cards to print"),
            "reprint buda bd chongda cd 补打 重打",
            Permission.PRINT,
        ),
        Place(
            "pull_list",
            "papers.pull_list:PullListPage",
            N_("Take cards out"),
            "pull preread quka qk yudu yd 取卡 预读",
            Permission.FIND,
        ),
        Place(
            "loans",
            "papers.loans:LoansPage",
            N_("Loans"),
            "loans borrow jieyue jy jiedangan jda 借阅 借档案",
            Permission.ASK_LOAN,
        ),
        Place(
            "shelf_check",
            "papers.shelf_check:ShelfCheckPage",
            N_("Check a drawer"),
            "shelf audit cha gui pandian pd chagui cg 盘点 查柜",
            Permission.INSPECT,
        ),
        Place(
            "inspections",
            "registers.inspections:InspectionsPage",
            N_("Inspections"),
            "inspections jiancha jc kufang kf 检查 库房",
            Permission.INSPECT,
        ),
        Place(
            "registers_menu",
            "desk.menu:RegistersMenuPage",
            N_("Registers"),
            "registers dengjibu djb dengji dj 登记簿 登记",
            Permission.DESK,
        ),
        Place(
            "volumes",
            "papers.volumes:VolumesPage",
            N_("Volumes"),
            "volumes bind hedingben hdb zhuangding zd 合订本 装订",
            Permission.INSPECT,
        ),
        Place(
            "cabinets",
            "papers.cabinets:CabinetsPage",
            N_("Cabinets and drawers"),
            "drawers guizi gz chouti ct 柜子 抽屉",
            Permission.DESK,
        ),
    ),
    "registers_menu": (
        Place(
            "access_requests",
            "registers.access_requests:AccessRequestsPage",
            N_("Clients' requests"),
            "requests access chaxun shenqing cx sq 查询 申请",
            Permission.REQUEST_ERASURE,
        ),
        Place(
            "disclosures",
            "registers.disclosures:DisclosuresPage",
            N_("Disclosures"),
            "disclosures third disanfang dsf duiwaitigong dwtg tigong tg 第三方 对外提供",
            Permission.INSPECT,
        ),
        Place(
            "report_incident",
            "registers.incident:ReportIncidentPage",
            N_("Report an incident"),
            "report leak lost baogao bg xiemi xm diushi ds 报告 泄密 丢失",
            Permission.DESK,
        ),
        Place(
            "incidents",
            "registers.incidents:IncidentsPage",
            N_("Secrecy incidents"),
            "incidents xiemishijian xmsj baomi bm 泄密事件 保密",
            Permission.INSPECT,
        ),
        Place(
            "trainings",
            "registers.training:TrainingsPage",
            N_("Training and checks"),
            "training checks notice peixun px anquanjiancha aqjc gaozhishu gzs 培训 安全检查 告知书",
            Permission.INSPECT,
        ),
        Place(
            "retention_rules",
            "registers.retention_rules:RetentionRulesPage",
            N_("How long records are kept"),
            "keeping retention months baocunqixian bcqx qixian qx 保存期限 期限",
            Permission.INSPECT,
        ),
        Place(
            "program_notes",
            "notes.notes:NotesPage",
            N_("Notes on the program"),
            "notes program ruanjianyijian rjyj chengxu cx 软件意见 程序",
            Permission.REVIEW,
        ),
        Place(
            "expired",
            "erasing.expired:ExpiredPage",
            N_("Destroy list"),
            "expired destroylist daoqi dq xiaohuiqingdan xhqd 到期 销毁清单",
            Permission.INSPECT,
        ),
        Place(
            "destructions",
            "erasing.destructions:DestructionsPage",
            N_("Destruction register"),
            "destroyed erased xiaohui xh shanchu sc zhuxiao zx 销毁 删除",
            Permission.INSPECT,
        ),
    ),
    "print_menu": (
        Place(
            "empty_forms",
            "printing.empty_forms:EmptyFormsPage",
            N_("Print empty forms"),
            "blank paper dayin kongbai kb 空白",
            Permission.DESK,
        ),
        Place(
            "printers",
            "printing.printers:PrintersPage",
            N_("Printers"),
            "calibration jiaozhun dayinji dyj jz 打印机 校准",
            Permission.DESK,
        ),
        Place(
            "labels",
            "printing.labels:LabelsPage",
            N_("Labels"),
            "labels tabs biaoqian bq dizhiqian dzq 标签 地址签",
            Permission.DESK,
        ),
        Place(
            "letters",
            "printing.letters:LettersPage",
            N_("Letters"),
            "letters mail xinhan xh jixin jx qingjian qj 信函 寄信 请柬",
            Permission.LIST_CONTACTS,
        ),
        Place(
            "print_queue",
            "printing.print_queue:PrintQueuePage",
            N_("Print jobs"),
            "queue dayin renwu rw 任务",
            Permission.DESK,
        ),
        Place(
            "print_preparation",
            "appointments.printing:PreparationPage",
            N_("Prepare a day"),
            "preparation preread zhunbei yudu zhunbeidan zbd yududan ydd mingtian mt 准备单 预读单 明天",
            Permission.PRINT,
        ),
        Place(
            "emergency",
            "backups.printing:EMERGENCY",
            N_("Emergency page"),
            "emergency disaster yingji zainan yj zaibei zb 应急 灾备",
            Permission.BACKUP,
        ),
    ),
}
