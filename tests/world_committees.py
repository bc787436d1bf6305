"""The supervision committees of the small world with their members, one of whom lives elsewhere; and its power lists.

Out      COMMITTEES, MEMBERS, VILLAGE_MEMBERS, POWER_LISTS, POWER_ITEMS and POWER_STEPS, in the order of their ids.
"""

from __future__ import annotations

from tests.world_facts import facts

DIRECTOR, DEPUTY, MEMBER = "DIRECTOR", "DEPUTY", "MEMBER"
NO, YES = False, True

COMMITTEES = facts(
    "supervision_committee",
    "name pinyin division address phone status status_since opened_on closed_on remarks term started_on ended_on",
    ("丁曹村村务监督委员会", "ding cao cun cun wu jian du wei yuan hui", "321322101200", None, "13800600001",
     "CLOSED", "2019-03-01", "2016-03-01", "2019-03-01", None, 10, "2016-03-01", "2019-03-01"),
    ("丁曹村村务监督委员会", "ding cao cun cun wu jian du wei yuan hui", "321322101200", "丁曹村部", "13800600002",
     "ACTIVE", "2019-03-01", "2019-03-01", None, None, 11, "2019-03-01", None),
    ("谢桥村村务监督委员会", "xie qiao cun cun wu jian du wei yuan hui", "321322101201", None, None,
     "ACTIVE", "2019-03-05", "2019-03-05", None, "缺主任", 11, "2019-03-05", None),
    ("刘河村村务监督委员会", "liu he cun cun wu jian du wei yuan hui", "321322102200", None, None,
     "ACTIVE", "2019-04-01", "2019-04-01", None, None, 11, "2019-04-01", "2022-04-01"),
    ("健康社区监督委员会", "jian kang she qu jian du wei yuan hui", "321322001001", None, "13800600005",
     "SUSPENDED", "2020-01-01", "2019-05-01", None, None, 5, "2019-05-01", None),
    ("官庄村村务监督委员会", "guan zhuang cun cun wu jian du wei yuan hui", "321323101200", "官庄村", None,
     "ACTIVE", "2018-12-01", "2018-12-01", None, None, 12, "2018-12-01", None),
    ("冯桥村村务监督委员会", "feng qiao cun cun wu jian du wei yuan hui", "321302150200", None, None,
     "PREPARING", None, None, None, None, 1, "2021-01-01", None),
    ("红卫村村务监督委员会", "hong wei cun cun wu jian du wei yuan hui", "321302101200", None, "13800600007",
     "CLOSED", "2020-02-02", "2019-02-02", "2020-02-02", "村已撤并", 11, "2019-02-02", "2020-02-02"),
)  # fmt: skip

MEMBERS = facts(
    "supervision_committee_member",
    "supervision_committee_id person_id post started_on ended_on",
    (1, 18, DIRECTOR, "2016-03-01", "2019-03-01"),
    (2, 14, DIRECTOR, "2019-03-01", None),
    (2, 16, MEMBER, "2019-03-01", None),
    (2, 35, MEMBER, "2019-03-01", "2020-01-01"),  # lives in the county town
    (2, 25, MEMBER, "2020-01-01", None),  # lives in another county
    (3, 17, MEMBER, "2019-03-05", None),
    (4, 22, DIRECTOR, "2019-04-01", None),
    (5, 5, DIRECTOR, "2019-05-01", None),
    (6, 29, DIRECTOR, "2018-12-01", None),
    (6, 14, MEMBER, "2018-12-01", None),  # sits in the committee of another county as well
    (7, 38, MEMBER, "2021-01-01", None),
    (8, 36, DIRECTOR, "2019-02-02", "2020-02-02"),
)

VILLAGE_MEMBERS = facts(
    "village_committee_member",
    "division person_id post started_on ended_on",
    ("321322101200", 15, DIRECTOR, "2021-01-10", None),
    ("321322101200", 18, MEMBER, "2018-01-10", "2021-01-10"),
    ("321322101201", 24, DEPUTY, "2021-01-12", None),  # lives in another township
    ("321322102200", 21, DIRECTOR, "2021-01-15", None),
    ("321322001001", 6, MEMBER, "2020-12-20", None),
    ("321323101200", 30, DIRECTOR, "2021-02-01", None),
    ("321323101206", 29, MEMBER, "2021-02-01", "2024-02-01"),
    ("321302150200", 39, DEPUTY, "2021-03-01", None),
    ("321302101200", 36, DIRECTOR, "2021-03-02", None),
    ("321302001001", 33, MEMBER, "2021-03-03", None),
)

POWER_LISTS = facts(
    "power_list",
    "division title edition adopted_on started_on ended_on document",
    ("321300", "宿迁市村级小微权力清单", "2016年版", "2016-06-01", "2016-07-01", "2019-07-01", None),
    ("321300", "宿迁市村级小微权力清单", "2019年版", "2019-06-01", "2019-07-01", None, "宿民发2019-36号"),
    ("321323", "泗阳县村级小微权力清单", "试行版", "2018-01-01", "2018-02-01", None, None),
    ("321302", "宿城区村级小微权力清单", "2018年版", "2018-05-01", "2018-06-01", None, None),
    ("321302101", "耿车镇村级小微权力清单", "2019年版", "2019-09-01", "2019-10-01", None, None),
    ("321323100001", "西康居委会小微权力清单", "2019年版", "2019-09-02", "2019-10-01", None, None),
    ("321322001001", "健康社区小微权力清单", "2019年版", "2019-09-03", "2019-10-01", None, None),
)

POWER_ITEMS = facts(
    "power_item",
    "power_list_id number name group category basis holder_post publicity_days risk_points code reason_required",
    (1, 1, "村级重大事项决策", "COLLECTIVE", "重大决策", "村民委员会组织法", "村党组织书记", 7, None, None, NO),
    (2, 1, "村级重大事项决策", "COLLECTIVE", "重大决策", "村民委员会组织法", "村党组织书记", 10, "程序不全",
     "VILLAGE_DECISION", YES),
    (2, 2, "低保申请", "SERVICE", "救助", "社会救助暂行办法", "民政专员", 7, "优亲厚友", "LOW_INCOME", YES),
    (3, 1, "宅基地申请", "SERVICE", "土地", "土地管理法", "村主任", 15, None, None, NO),
)  # fmt: skip

POWER_STEPS = facts(
    "power_step",
    "power_item_id position name actor_post evidence time_limit_days",
    (1, 1, "提议", "村党组织", None, None),
    (2, 1, "提议", "村党组织", "会议记录", 3),
    (2, 2, "公示", "村民委员会", "公示照片", 10),
    (3, 1, "受理", "民政专员", None, 1),
    (4, 1, "受理", "村主任", "申请表", None),
)
