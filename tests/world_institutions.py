"""The institutions of the small world and who lives in them: residents from elsewhere, two homes of one name, an empty one.

Out      INSTITUTIONS and RESIDENCIES, in the order of their ids.
"""

from __future__ import annotations

from db.credit_codes import completed
from tests.world_facts import facts

HOME, CENTRE, REGIONAL = "ELDER_CARE_HOME", "TOWNSHIP_ELDER_CARE_CENTRE", "REGIONAL_SUPPORT_CENTRE"
CHILDREN, MENTAL, RELIEF = "CHILD_WELFARE", "MENTAL_WELFARE", "RELIEF_STATION"
PUBLIC, SOCIAL = "PUBLIC", "SOCIAL"
STANDARD = "GB/T 37276-2018"


def _code(serial: str, kind: str = "52") -> str:
    return completed(f"{kind}321399", serial)


_NAMED = """
name pinyin division kind address phone status status_since opened_on closed_on remarks
unified_credit_code founder_nature operator_nature filing_number
beds_registered beds_usable beds_nursing grade grade_standard
safety_facilities_on safety_monitoring_on safety_guidance_on safety_inspection_on home_service community_service
"""
_WHOLE = ("2018-03-01", "2018-06-01", "2018-06-01", "2019-09-30")
_NO_PART = (None, None, None, None)

INSTITUTIONS = facts(
    "institution",
    _NAMED,
    ("宿迁市社会福利院", "su qian shi she hui fu li yuan", "321300", CHILDREN, "宿迁市发展大道1号", "13800200001",
     "ACTIVE", "2001-06-01", "2001-06-01", None, None, _code("MB100001", "12"), PUBLIC, PUBLIC, None,
     200, 180, 60, None, None, *_WHOLE, False, False),
    ("沭阳县救助管理站", "shu yang xian jiu zhu guan li zhan", "321322", RELIEF, None, "13800200002",
     "ACTIVE", "2004-01-01", "2004-01-01", None, "24小时接待", _code("MB100002", "12"), PUBLIC, PUBLIC, None,
     30, 30, 0, None, None, *_NO_PART, False, False),
    ("陇集镇养老服务中心", "long ji zhen yang lao fu wu zhong xin", "321322101", CENTRE, "陇集镇中心路8号", "13800200003",
     "ACTIVE", "2016-05-01", "2016-05-01", None, "2018年公建民营", _code("MJ100003"), PUBLIC, SOCIAL, "沭养备2019-003",
     120, 100, 40, 3, STANDARD, *_WHOLE, True, True),
    ("幸福养老院", "xing fu yang lao yuan", "321322101200", HOME, "陇集镇丁曹村一组", "13800200004",
     "ACTIVE", "2019-01-01", "2012-08-15", None, None, _code("MJ100004"), SOCIAL, SOCIAL, "沭养备2019-004",
     24, 12, 12, 1, STANDARD, "2018-03-01", None, None, None, True, False),
    ("仇庄敬老院", "qiu zhuang jing lao yuan", "321322101201", HOME, "陇集镇谢桥村二组", None,
     "CLOSED", "2019-07-01", "1998-02-01", "2019-07-01", "合并到镇中心", None, PUBLIC, PUBLIC, None,
     20, 0, 0, None, None, *_NO_PART, False, False),
    ("胡集镇养老服务中心", "hu ji zhen yang lao fu wu zhong xin", "321322102", CENTRE, "胡集镇中心路2号", "13800200006",
     "ACTIVE", "2015-11-01", "2015-11-01", None, None, _code("MJ100006"), PUBLIC, PUBLIC, None,
     80, 80, 20, 2, STANDARD, *_WHOLE, True, True),
    ("曾家颐养院", "zeng jia yi yang yuan", "321322001001", HOME, "沭城街道健康路88号", "13800200007",
     "CLOSED", "2018-12-01", "2014-04-01", "2018-12-01", None, _code("MJ100007"), SOCIAL, SOCIAL, None,
     60, 50, 10, None, None, "2019-05-05", None, "2019-05-06", None, False, True),
    ("泗阳县区域性供养中心", "si yang xian qu yu xing gong yang zhong xin", "321323", REGIONAL, None, "13800200008",
     "PREPARING", None, None, None, None, None, PUBLIC, PUBLIC, None,
     300, 0, 0, None, None, *_NO_PART, False, False),
    ("幸福养老院", "xing fu yang lao yuan", "321323100001", HOME, "众兴镇西康路7号", "13800200009",
     "ACTIVE", "2017-06-06", "2017-06-06", None, None, _code("MJ100009"), SOCIAL, SOCIAL, "泗养备2018-001",
     90, 90, 45, 5, STANDARD, *_WHOLE, True, True),
    ("爱园镇养老服务中心", "ai yuan zhen yang lao fu wu zhong xin", "321323101", CENTRE, "爱园镇东路1号", None,
     "ACTIVE", "2017-01-01", "2017-01-01", None, None, _code("MJ100010"), PUBLIC, SOCIAL, None,
     70, 60, 0, None, None, *_NO_PART, True, True),
    ("耿车镇单集敬老院", "geng che zhen shan ji jing lao yuan", "321302101200", HOME, "耿车镇红卫村", "13800200011",
     "CLOSED", "2020-06-30", "2009-09-09", "2020-06-30", "停止运营", _code("MJ100011"), SOCIAL, SOCIAL, "宿养备2018-011",
     40, 36, 8, 1, STANDARD, "2018-03-01", "2017-06-01", None, "2017-09-30", False, False),
    ("洋河精神病福利院", "yang he jing shen bing fu li yuan", "321302150", MENTAL, "洋河镇酒都大道99号", "13800200012",
     "ACTIVE", "2013-03-03", "2013-03-03", None, None, _code("MB100012", "12"), PUBLIC, PUBLIC, None,
     150, 140, 140, None, None, "2019-10-01", "2019-11-01", "2019-11-02", "2019-12-30", False, False),
    ("唐圩养老院", "tang wei yang lao yuan", "321323101206", HOME, None, None,
     "ACTIVE", "2016-06-01", "2016-06-01", None, None, None, SOCIAL, SOCIAL, None,
     16, 16, 0, None, None, *_NO_PART, False, True),
    ("冯桥养老院", "feng qiao yang lao yuan", "321302150200", HOME, "洋河镇冯桥村", "13800200014",
     "ACTIVE", "2015-05-01", "2015-05-01", None, None, _code("MJ100014"), SOCIAL, SOCIAL, None,
     18, 15, 5, None, None, *_NO_PART, True, False),
    ("新盛养老院", "xin sheng yang lao yuan", "321302001002", HOME, None, None,
     "ACTIVE", "2014-05-01", "2014-05-01", None, None, None, PUBLIC, SOCIAL, None,
     28, 20, 0, 2, STANDARD, *_NO_PART, False, False),
)  # fmt: skip

RESIDENCIES = facts(
    "institution_residency",
    "institution_id person_id started_on ended_on bed support",
    (3, 18, "2018-10-01", None, "1-101", "SPECIAL_HARDSHIP"),  # from a village of the town itself
    (3, 28, "2019-01-15", None, "1-102", "SELF_FUNDED"),  # from another county
    (3, 19, "2017-03-01", None, None, "SPECIAL_HARDSHIP"),  # from another town of the county
    (3, 12, "2016-05-01", "2018-05-01", "1-101", "SELF_FUNDED"),
    (4, 13, "2019-06-01", None, "3", "SELF_FUNDED"),
    (4, 42, "2015-01-01", None, None, "OTHER"),  # from the zone
    (5, 13, "2010-01-01", "2019-06-01", None, "SPECIAL_HARDSHIP"),
    (6, 11, "2019-11-11", None, "A1", "OTHER"),
    (9, 1, "2019-04-01", None, "205", "SELF_FUNDED"),  # the only one who lives out of their own county
    (9, 32, "2018-02-28", None, "206", "SELF_FUNDED"),
    (11, 14, "2020-02-29", None, "7", "SELF_FUNDED"),
    (12, 41, "2014-01-01", None, None, "OTHER"),
    (1, 10, "2019-02-02", None, "儿童部2", "OTHER"),
    (9, 42, "2014-01-01", "2015-01-01", "101", "SELF_FUNDED"),
    (3, 39, "2020-03-01", None, "1-103", "SELF_FUNDED"),
    (9, 20, "2020-03-02", None, "207", "SELF_FUNDED"),
    (9, 33, "2020-03-03", None, None, "SELF_FUNDED"),
    (9, 36, "2020-03-04", None, "208", "OTHER"),
)
