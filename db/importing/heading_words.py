"""Headings that tables of clients have, besides the labels of the catalogue, and what becomes of their columns."""

from __future__ import annotations

import re

from db.importing.records import Means

# Words between commas; a group's heading stands before the column's own. Compared folded: case, width, blanks,
# punctuation, traditional characters, 号码/号 and number/no make no difference.
FIELDS = {
    "name": (
        "客户名称,顾客名称,会员姓名,客户名,称呼,姓名/称呼,客户,顾客,客人,会员,会员名,名称,名,全名,真实姓名,"
        "持卡人,宾客,昵称,微信昵称,微信名,name,full name,client,customer,guest,patient,member,display name"
    ),
    "sex": "男女,称谓,先生/女士,gender",
    "birthday": (
        "出生,阳历生日,公历生日,新历生日,农历生日,阴历生日,生日农历,生日阳历,birth,生辰,生日日期,出生日,"
        "birth day,date of birth,d.o.b,dob,birthdate"
    ),
    "phone": (
        "手机1,联系手机,移动电话,固定电话,座机,家庭电话,办公电话,cell,cellphone,mobilephone,contact,"
        "contact no,移动,手机电话,电话手机,手机/电话,联络电话,联系,电话联系方式,联系人电话,本人电话,phone,"
        "phone 1,mobile phone,cell phone,telephone,telefon,tel,tel no,whatsapp,home phone,work phone,"
        "business phone,primary phone,contact phone,handphone,hp,手提,手提电话,默认电话"
    ),
    "phone2": "手机2,手机号2,联系电话2,备用手机,home phone 2,business phone 2,other phone",
    "wechat": "微信号码,微信id,weixin,wechat id",
    "email": "email邮箱,emailaddress,e-mail address,邮件,电邮,e-mail,email 1,mail",
    "email2": "e-mail 2,email 2,e-mail 2 address",
    "address": (
        "现住址,常住地址,通讯地址,家庭地址,详细地址,收货地址,street,home street,address,street address,formatted"
    ),
    "district": "小区,商圈,area",
    "postcode": "zip code,postal code,home postal code",
    "national_id": "证件号码,证件号,身份证件号码,id no,identity card,ic no",
    "referrer": "转介绍人,介绍人姓名,referredby",
    "emergency_contact": "紧急联系人姓名",
    "emergency_phone": "紧急联系人电话,紧急联系人手机,紧急联系人联系电话,紧急联系人联系方式",
    "beautician": "负责美容师,专属美容师,美容师姓名,所属美容师,技师,服务师,专属顾问",
    "source": "referral source,how did you hear,客源,渠道",
    "occupation": "job title",
    "sensitivity": "敏感度",
    "allergy_detail": "过敏情况,有无过敏,是否过敏,过敏原,过敏物,allergies",
    "illness": ("既往病史,病史,疾病史,身体状况,medical history,medical conditions,medical notes,健康备注,禁忌,禁忌症"),
    "remarks": "其他备注,备注信息,备注说明,memo,note,customer note,client notes,批注",
}
_OTHERS = {
    Means.LAST_NAME: "姓,姓氏,last name,surname,family name,lastname,nachname",
    Means.FIRST_NAME: "名,名字(不含姓),first name,given name,firstname,forename,vorname",
    Means.MIDDLE_NAME: "middle name,additional name",
    Means.SECRET: (
        "银行卡号,银行卡,信用卡号,信用卡,卡号cvv,cvv,密码,会员卡密码,支付密码,登录密码,口令,password,pin,"
        "pin code,card number,credit card,bank card,bank account,银行账号,卡密,passcode"
    ),
    Means.LEFT_OUT: (
        "序号,行号,项次,序,photo,labels,file as,group membership,phonetic first name,phonetic middle name,"
        "phonetic last name,name prefix,name suffix,email 1 label,email 2 label,phone 1 label,"
        "phone 2 label,phone 3 label,phone 4 label,address 1 label,event 1 label,website 1 label,"
        "relation 1 label,address 1 type,client id,salonized id,customer id,shopify id,user id,priority,"
        "sensitivity private,private,initials,web page,accepts email marketing,accepts sms marketing,"
        "accepts marketing,email marketing consent,sms marketing consent,tax exempt,country code,"
        "province code,total orders,default address id,phone 1 type,email 1 type,added on,created at,"
        "updated at,date added,last modified"
    ),
}
MEANS: dict[str, Means] = {word: means for means, words in _OTHERS.items() for word in words.split(",")}

COUNTING = {"序号", "行号", "项次", "no", "编号", "id", "number", "序"}
PARTS_OF_ADDRESS = (
    *("street", "street address", "address", "address 1", "address1", "address 2", "address2", "city", "home city"),
    *("province", "state", "home state", "country", "region", "formatted"),
)
"""Headings whose cells make one address, where a table has several of them."""

WHOSE = (
    *("客户", "顾客", "会员", "客人", "宾客", "本人", "贵宾"),
    *("client", "customer", "member", "guest", "patient", "your"),
)
AMOUNTS = re.compile(
    "余额|余款|金额|消费额|累计消费|总消费|消费总|储值|充值|欠款|欠费|尾款|积分|定金|押金|卡金|本金|赠金|赠送|剩余|"
    "次数|实收|应收|单价|总价|合计|balance|amount|spent|spend|sales|revenue|prepaid|deposit|points|credit|owed|"
    "owing|debt|paid|price|lifetime value",
    re.IGNORECASE,
)
NOT_AMOUNTS = re.compile("日期|时间|项目|产品|方式|date|time|method|product|service|last", re.IGNORECASE)
PHONES = re.compile("电话|手机|座机|号码$|联系方式|phone|mobile|telephone|\\btel\\b|\\bcell\\b|whatsapp", re.IGNORECASE)
STAFF_SHEET = re.compile("员工|职员|美容师|技师|同事|通讯录（内部|staff|employee|team", re.IGNORECASE)
STAFF_TITLES = re.compile(
    "店长|经理|美容师|美容顾问|顾问|前台|技师|收银|主管|老板|财务|助理|manager|beautician|therapist|receptionist|stylist",
    re.IGNORECASE,
)
LUNAR = ("农历", "阴历", "旧历", "lunar")
