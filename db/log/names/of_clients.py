"""What is called by which name of what is done with a client's file: looking, changing, health, visits."""

from __future__ import annotations

from db.log.names.declared import named

FINDING = named(
    ("find", "looked for clients", "查找顾客"),
    ("find_left", "looked for clients", "查找顾客"),
    ("list_seen", "looked at a list of clients", "查看顾客名单"),
    ("filtered", "filtered clients", "筛选顾客"),
    ("filtered_after", "filtered clients", "筛选顾客"),
    ("suggested", "looked whom a letter is for", "查看信函的收件人"),
    ("duplicates", "checked whether somebody has a file", "核对是否已建档"),
    ("cards_of_day", "looked at the cards of a day", "查看当日取卡清单"),
    ("waiting_cards", "looked at cards that wait for their drawer", "查看待归档的卡"),
    ("cards_in", "looked at the cards in a drawer", "查看抽屉里的卡"),
    ("in_volume", "looked at the cards in a volume", "查看合订本里的卡"),
)
FILES = named(
    ("open_client", "opened the file", "打开档案"),
    ("reveal", "had hidden details shown in full", "显示隐藏内容"),
    ("register", "opened a new file", "新建档案"),
    ("change_client", "changed the file", "修改档案"),
    ("record_consent", "took down a consent", "登记同意事项"),
    ("assign", "assigned the client", "分配顾客归属"),
    ("theirs", "looked at what somebody has in hand", "查看员工名下事项"),
    ("hand_over", "handed over what somebody had in hand", "移交员工名下事项"),
    ("hand_over_one", "handed over one thing of somebody's", "移交员工名下一项"),
    ("confirm_box", "confirmed that nothing has changed", "确认内容无变化"),
    ("decline", "noted what the client doesn't want to answer", "登记不愿回答的项目"),
    ("ask", "asked a question about the client", "提出关于顾客的问题"),
    ("answer", "answered a question about the client", "回答关于顾客的问题"),
    ("acknowledge_reading", "read the file before a visit", "到店前已阅读档案"),
    ("before_contact", "read the file before a contact", "联系前阅读档案"),
    ("import_table", "imported clients from a table", "从表格导入顾客"),
    ("accept_dated", "accepted a form that came back", "接受寄回的表"),
)
HEALTH = named(
    ("tell_condition", "took down something about health", "登记健康情况"),
    ("recheck", "asked again about health", "复问健康情况"),
    ("end_condition", "noted that a condition is over", "登记健康情况已结束"),
    ("refute", "struck out something about health", "划去健康情况"),
    ("tolerate", "noted that something is tolerated", "登记已耐受"),
    ("save_dated", "took down a record", "新增记录"),
    ("correct_dated", "put a record right", "更正记录"),
    ("revise_dated", "revised a record", "修订记录"),
    ("void_dated", "took a record back", "作废记录"),
    ("withdraw_treatment", "took back the consent to a treatment", "撤回项目知情同意"),
    ("check_dated", "looked over a record", "复核记录"),
    ("rate_overrides", "noted how it came out what was let through", "登记放行后的结果"),
    ("note_heeded", "heeded a warning", "听从了提醒"),
    ("acknowledge", "read the warnings of a visit", "已阅读到店提醒"),
    ("save_rule", "changed a rule of health", "修改健康规则"),
    ("confirm_rule", "confirmed a rule of health", "确认健康规则"),
)
VISITS = named(
    ("open_visit", "opened a visit", "登记到店"),
    ("save_visit", "saved a visit", "保存到店记录"),
    ("close_visit", "closed a visit", "结束到店"),
    ("cancel_visit", "took a visit back", "撤销到店"),
    ("add_to_closed", "added to a closed visit", "为已结束的到店补记"),
    ("open_record", "opened a past visit", "打开过去的到店记录"),
    ("check_in", "checked the client in", "登记到店签到"),
    ("walk_in", "took in a walk-in", "接待散客"),
    ("undo_check_in", "took a check-in back", "撤销签到"),
)
