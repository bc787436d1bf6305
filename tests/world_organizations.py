"""The social organisations of the small world, their ratings and yearly checks.

Out      ORGANIZATIONS, RATINGS and CHECKS, in the order of their ids.
"""

from __future__ import annotations

from db.credit_codes import completed
from tests.world_facts import facts

ASSOCIATION, SERVICE, FOUNDATION = "ASSOCIATION", "SERVICE_ORGANIZATION", "FOUNDATION"
_PREFIXES = {ASSOCIATION: "51", SERVICE: "52", FOUNDATION: "53"}


def _code(number: int, kind: str) -> str:
    return completed(f"{_PREFIXES[kind]}321399", f"MJ2000{number:02d}")


ORGANIZATIONS = facts(
    "social_organization",
    "name pinyin division kind address phone status status_since opened_on closed_on remarks"
    " unified_credit_code registrar supervising_unit legal_representative registered_on field",
    ("宿迁市慈善基金会", "su qian shi ci shan ji jin hui", "321300", FOUNDATION, "宿迁市发展大道3号", "13800400001",
     "ACTIVE", "2005-05-05", "2005-05-05", None, None, _code(1, FOUNDATION), "宿迁市民政局", "宿迁市民政局", "陈光",
     "2005-05-01", "CHARITY"),
    ("沭阳县花木协会", "shu yang xian hua mu xie hui", "321322", ASSOCIATION, None, "13800400002",
     "ACTIVE", "1998-08-08", "1998-08-08", None, None, _code(2, ASSOCIATION), "沭阳县民政局", "沭阳县农业农村局", "单永",
     "1998-08-01", "INDUSTRY"),
    ("陇集镇老年协会", "long ji zhen lao nian xie hui", "321322101", ASSOCIATION, "陇集镇中心路1号", None,
     "ACTIVE", "2011-10-01", "2011-10-01", None, None, _code(3, ASSOCIATION), "沭阳县民政局", "陇集镇人民政府", "赵德全",
     "2011-09-20", "ELDERLY"),
    ("丁曹夕阳红服务社", "ding cao xi yang hong fu wu she", "321322101200", SERVICE, "丁曹村", "13800400004",
     "ACTIVE", "2018-01-01", "2018-01-01", None, None, _code(4, SERVICE), "沭阳县民政局", None, "周大勇",
     "2017-12-12", "ELDERLY"),
    ("解放社区童伴之家", "jie fang she qu tong ban zhi jia", "321322101201", SERVICE, None, None,
     "PREPARING", None, None, None, "正在筹备", _code(5, SERVICE), "沭阳县民政局", None, "谢玲", "2020-06-01", "CHILDREN"),
    ("胡集镇志愿者协会", "hu ji zhen zhi yuan zhe xie hui", "321322102", ASSOCIATION, None, "13800400006",
     "SUSPENDED", "2019-03-01", "2014-03-05", None, None, _code(6, ASSOCIATION), "沭阳县民政局", None, "马云山",
     "2014-03-01", "COMMUNITY"),
    ("夕阳红服务社", "xi yang hong fu wu she", "321322001002", SERVICE, None, "13800400007",
     "CLOSED", "2018-06-30", "2012-01-01", "2018-06-30", "已注销", _code(7, SERVICE), "沭阳县民政局", None, "王芳",
     "2011-12-01", "HEALTH"),
    ("泗阳县残疾人康复中心", "si yang xian can ji ren kang fu zhong xin", "321323", SERVICE, "泗阳县", "13800400008",
     "ACTIVE", "2016-06-16", "2016-06-16", None, None, _code(8, SERVICE), "泗阳县民政局", "泗阳县残疾人联合会", "朱明",
     "2016-06-01", "DISABLED"),
    ("西康书画社", "xi kang shu hua she", "321323100001", ASSOCIATION, None, None,
     "CLOSED", "2020-01-13", "2013-01-13", "2020-01-13", None, _code(9, ASSOCIATION), "泗阳县民政局", None, "徐志刚",
     "2013-01-01", "CULTURE"),
    ("夕阳红服务社", "xi yang hong fu wu she", "321302101200", SERVICE, "红卫村", "13800400010",
     "ACTIVE", "2015-05-15", "2015-05-15", None, None, _code(10, SERVICE), "宿城区民政局", None, "梁志强",
     "2015-05-01", "ELDERLY"),
    ("洋河酿造职业培训学校", "yang he niang zao zhi ye pei xun xue xiao", "321302150", SERVICE, "洋河镇", "13800400011",
     "ACTIVE", "2010-09-01", "2010-09-01", None, None, _code(11, SERVICE), "洋河新区社会事业局", None, "宋江河",
     "2010-08-01", "EDUCATION"),
    ("夕阳红服务社", "xi yang hong fu wu she", "321323101200", SERVICE, "官庄村", None,
     "ACTIVE", "2017-05-15", "2017-05-15", None, None, _code(12, SERVICE), "泗阳县民政局", None, "何勇",
     "2017-05-01", "ELDERLY"),
    ("夕阳红老年大学", "xi yang hong lao nian da xue", "321302150200", SERVICE, None, None,
     "ACTIVE", "2018-05-15", "2018-05-15", None, None, _code(13, SERVICE), "洋河新区社会事业局", None, "谢婉婷",
     "2018-05-01", "EDUCATION"),
)  # fmt: skip

RATINGS = facts(
    "social_organization_rating",
    "social_organization_id grade assessor started_on ended_on",
    (1, 4, "江苏省民政厅", "2014-01-01", "2019-01-01"),
    (1, 5, "江苏省民政厅", "2019-01-01", None),
    (2, 3, "宿迁市民政局", "2018-07-01", "2023-07-01"),
    (3, 2, "沭阳县民政局", "2019-12-01", None),
    (4, 1, "沭阳县民政局", "2020-01-01", None),
    (6, 1, "沭阳县民政局", "2016-01-01", "2019-03-01"),
    (8, 4, "宿迁市民政局", "2018-01-01", None),
    (9, 3, "泗阳县民政局", "2017-01-01", "2022-01-01"),
    (10, 3, "宿城区民政局", "2018-01-01", None),
    (11, 4, "宿迁市民政局", "2019-06-01", None),
)

CHECKS = facts(
    "social_organization_check",
    "social_organization_id year outcome checked_on",
    (1, 2018, "QUALIFIED", "2019-05-20"),
    (1, 2019, "QUALIFIED", "2020-05-20"),
    (2, 2018, "BASICALLY_QUALIFIED", "2019-06-01"),
    (2, 2019, "NOT_SUBMITTED", None),
    (3, 2019, "QUALIFIED", "2020-04-30"),
    (4, 2018, "UNQUALIFIED", "2019-06-30"),
    (4, 2019, "QUALIFIED", "2020-06-01"),
    (6, 2018, "NOT_SUBMITTED", None),
    (8, 2019, "QUALIFIED", "2020-03-01"),
    (9, 2019, "BASICALLY_QUALIFIED", "2020-06-15"),
    (10, 2019, "QUALIFIED", "2020-05-05"),
    (11, 2019, "UNQUALIFIED", "2020-06-30"),
)
