"""Boxes A and B of the intake form: what the client agrees to, and who the client is."""

from __future__ import annotations

from db.fields import choices as lists
from db.fields.declaration import Access, Box, Field, Kind, Store, Term


def _consent(number: int, name: str, en: str, zh: str) -> Field:
    return Field(name, f"A{number}", Term(en, zh), Kind.YES_NO, store=Store.CONSENT, complete=True)


CONSENT = Box(
    "A",
    Term("Purpose and consent", "目的与同意"),
    (
        _consent(1, "purpose_explained", "Purpose explained", "已说明目的"),
        _consent(2, "consent_file", "Keep a file", "同意建档"),
        _consent(3, "consent_health", "Health information", "同意记录健康信息"),
        _consent(4, "consent_photographs", "Photographs", "同意拍照"),
        Field(
            "consent_contact",
            "A5",
            Term("Contact by", "同意联系"),
            Kind.CHOICES,
            lists.CONTACT_WAYS,
            store=Store.CONSENT,
            complete=True,
        ),
        Field("guardian", "A6", Term("Guardian (under 14)", "监护人（未满14岁）"), store=Store.ANSWER),
    ),
)

ABOUT = Box(
    "B",
    Term("About you", "基本情况"),
    (
        Field(
            "name",
            "B1",
            Term("Name", "姓名"),
            required=True,
            complete=True,
            limit=60,
            headings=("客户姓名", "顾客姓名", "联系人", "名字", "full name", "client", "customer"),
        ),
        Field("sex", "B2", Term("Sex", "性别"), Kind.CHOICE, lists.SEX, complete=True, headings=("gender",)),
        Field(
            "birthday",
            "B3",
            Term("Born", "出生日期"),
            Kind.BIRTHDAY,
            complete=True,
            headings=("生日", "出生年月", "出生年月日", "birthday", "date of birth", "dob", "birth date"),
            hint=Term("19880312, 3.12, L1988-1-25 (lunar)", "19880312、3.12、农历1988-1-25"),
        ),
        Field(
            "phone",
            "B4",
            Term("Phone", "手机"),
            Kind.PHONE,
            access=Access.PHONE,
            required=True,
            complete=True,
            headings=(
                "联系电话",
                "手机号",
                "手机号码",
                "电话",
                "电话1",
                "联系方式",
                "mobile",
                "phone number",
                "tel",
                "telephone",
            ),
        ),
        Field(
            "phone2",
            "B5",
            Term("Second phone", "电话2"),
            Kind.PHONE,
            access=Access.PHONE,
            headings=("备用电话", "第二电话", "其他电话", "phone 2", "phone2", "other phone"),
        ),
        Field("wechat", "B6", Term("WeChat", "微信"), limit=60, access=Access.PHONE, headings=("微信号", "wechat id")),
        Field("referrer", "B7", Term("Referred by", "推荐人"), Kind.CLIENT, headings=("介绍人", "引荐人", "referrer")),
        Field(
            "email",
            "B8",
            Term("Email", "邮箱"),
            Kind.EMAIL,
            access=Access.PHONE,
            headings=("电子邮箱", "电子邮件", "邮箱1", "电子邮件1", "e-mail", "mail"),
        ),
        Field(
            "email2",
            "B9",
            Term("Second email", "邮箱2"),
            Kind.EMAIL,
            access=Access.PHONE,
            headings=("电子邮件2", "备用邮箱", "email 2", "email2"),
        ),
        Field(
            "address",
            "B10",
            Term("Address", "地址"),
            access=Access.ADDRESS,
            complete=True,
            limit=200,
            headings=("住址", "家庭住址", "居住地址", "联系地址", "home address"),
        ),
        Field("district", "B11", Term("District", "区域"), limit=60, headings=("地区", "所在区域", "region")),
        Field(
            "postcode",
            "B12",
            Term("Postcode", "邮编"),
            limit=12,
            access=Access.ADDRESS,
            headings=("邮政编码", "zip", "post code"),
        ),
        Field(
            "national_id",
            "B13",
            Term("National ID (optional)", "身份证（选填）"),
            Kind.IDENTITY,
            access=Access.PRIVATE,
            headings=("身份证", "身份证号", "身份证号码", "身份证号（选填）", "national id", "id number", "id card"),
        ),
        Field("occupation", "B14", Term("Occupation", "职业"), complete=True, limit=60, headings=("工作", "job")),
        Field("title", "B15", Term("Title", "职务"), limit=60, headings=("职位", "position")),
        Field("education", "B16", Term("Education", "文化程度"), Kind.CHOICE, lists.EDUCATION, headings=("学历",)),
        Field(
            "income",
            "B17",
            Term("Income range (optional)", "收入区间（选填）"),
            Kind.CHOICE,
            lists.INCOME,
            Access.PRIVATE,
            headings=("收入", "月收入", "平均月收入", "income"),
        ),
        Field(
            "family",
            "B18",
            Term("Family (optional)", "婚育（选填）"),
            Kind.CHOICE,
            lists.FAMILY,
            headings=("婚姻", "婚姻状况", "marital status"),
        ),
        Field(
            "temperament",
            "B19",
            Term("Family, temperament", "家庭、性格"),
            limit=200,
            headings=("性格", "家庭", "家庭情况"),
        ),
        Field("emergency_contact", "B20", Term("Emergency contact", "紧急联系人"), limit=60),
        Field(
            "emergency_phone",
            "B21",
            Term("Emergency phone", "紧急联系电话"),
            Kind.PHONE,
            access=Access.PHONE,
            headings=("紧急电话",),
        ),
        Field(
            "contact_time",
            "B22",
            Term("Best time to call", "方便联系时间"),
            Kind.CHOICES,
            lists.DAYTIME,
            store=Store.ANSWER,
        ),
    ),
)
