"""The community facilities of the small world, what they offer, and whether they are up to standard.

Out      FACILITIES, FUNCTIONS, ASSESSMENTS and ASSESSED, in the order of their ids.
"""

from __future__ import annotations

from tests.world_facts import facts

CENTRE, STATION, ELDERS, CHILDREN = (
    "SERVICE_CENTRE",
    "HOME_CARE_STATION",
    "LEFT_BEHIND_ELDERS_POINT",
    "LEFT_BEHIND_CHILDREN_HOME",
)
DAY_CARE, REHABILITATION = "DAY_CARE_CENTRE", "REHABILITATION_POINT"
PUBLIC, SOCIAL = "PUBLIC", "SOCIAL"
UP, NOT_UP = "UP_TO_STANDARD", "NOT_UP_TO_STANDARD"
STANDARD = "社区服务中心建设标准"

FACILITIES = facts(
    "community_facility",
    "name pinyin division kind address phone status status_since opened_on closed_on remarks"
    " area_m2 operator operator_nature handed_over_on",
    ("宿迁市社区服务指导中心", "su qian shi she qu fu wu zhi dao zhong xin", "321300", CENTRE, None, "13800500001",
     "ACTIVE", "2014-01-01", "2014-01-01", None, None, "2400.00", "宿迁市民政局", PUBLIC, None),
    ("沭阳县康复指导站", "shu yang xian kang fu zhi dao zhan", "321322", REHABILITATION, "沭阳县", "13800500002",
     "ACTIVE", "2015-03-01", "2015-03-01", None, None, "800.50", "沭阳县残疾人联合会", PUBLIC, None),
    ("陇集镇日间照料中心", "long ji zhen ri jian zhao liao zhong xin", "321322101", DAY_CARE, "陇集镇", None,
     "ACTIVE", "2018-09-01", "2018-09-01", None, None, "450.00", "陇集镇养老服务中心", SOCIAL, None),
    ("丁曹村社区服务中心", "ding cao cun she qu fu wu zhong xin", "321322101200", CENTRE, "丁曹村", "13800500004",
     "ACTIVE", "2013-01-01", "2013-01-01", None, None, "620.00", "丁曹村村民委员会", PUBLIC, "2013-01-01"),
    ("丁曹居家养老服务站", "ding cao ju jia yang lao fu wu zhan", "321322101200", STATION, "丁曹村", None,
     "ACTIVE", "2019-01-01", "2019-01-01", None, None, "120.00", "丁曹夕阳红服务社", SOCIAL, None),
    ("谢桥村社区服务中心", "xie qiao cun she qu fu wu zhong xin", "321322101201", CENTRE, None, None,
     "SUSPENDED", "2020-02-02", "2012-06-01", None, "正在改造", "540.00", None, PUBLIC, None),
    ("关爱之家", "guan ai zhi jia", "321322101201", ELDERS, "谢桥村", "13800500007",
     "ACTIVE", "2017-07-01", "2017-07-01", None, None, None, None, SOCIAL, None),
    ("胡集社区服务中心", "hu ji she qu fu wu zhong xin", "321322102001", CENTRE, None, None,
     "ACTIVE", "2014-10-01", "2014-10-01", None, None, "700.00", "胡集居民委员会", PUBLIC, "2014-09-01"),
    ("关爱之家", "guan ai zhi jia", "321322102200", CHILDREN, "刘河村", None,
     "CLOSED", "2019-09-01", "2015-09-01", "2019-09-01", None, "80.00", None, PUBLIC, None),
    ("健康社区服务中心", "jian kang she qu fu wu zhong xin", "321322001001", CENTRE, "健康路", "13800500010",
     "ACTIVE", "2016-05-01", "2016-05-01", None, None, "1100.25", "沭城街道办事处", PUBLIC, "2016-04-01"),
    ("西康社区服务中心", "xi kang she qu fu wu zhong xin", "321323100001", CENTRE, None, None,
     "CLOSED", "2020-03-01", "2013-08-01", "2020-03-01", "异地新建", "610.00", None, PUBLIC, None),
    ("官庄居家养老服务站", "guan zhuang ju jia yang lao fu wu zhan", "321323101200", STATION, None, "13800500012",
     "ACTIVE", "2018-01-01", "2018-01-01", None, None, None, None, SOCIAL, None),
    ("凤凰社区服务中心", "feng huang she qu fu wu zhong xin", "321302001001", CENTRE, "幸福街道", None,
     "ACTIVE", "2011-11-11", "2011-11-11", None, None, "900.00", None, PUBLIC, "2011-11-01"),
    ("洋河镇日间照料中心", "yang he zhen ri jian zhao liao zhong xin", "321302150", DAY_CARE, None, None,
     "PREPARING", None, None, None, "尚未启用", "300.00", None, SOCIAL, None),
    ("红卫居家养老服务站", "hong wei ju jia yang lao fu wu zhan", "321302101200", STATION, None, None,
     "ACTIVE", "2017-01-01", "2017-01-01", None, None, "90.00", None, SOCIAL, None),
    ("爱园镇社区服务中心", "ai yuan zhen she qu fu wu zhong xin", "321323101", CENTRE, None, None,
     "ACTIVE", "2012-12-01", "2012-12-01", None, None, "650.00", None, PUBLIC, None),
    ("冯桥村社区服务中心", "feng qiao cun she qu fu wu zhong xin", "321302150200", CENTRE, None, None,
     "ACTIVE", "2012-12-02", "2012-12-02", None, None, "655.50", None, PUBLIC, None),
    ("新盛居家养老服务站", "xin sheng ju jia yang lao fu wu zhan", "321302001002", STATION, None, None,
     "ACTIVE", "2019-12-02", "2019-12-02", None, None, "75.00", None, SOCIAL, None),
    ("众兴镇社区服务中心", "zhong xing zhen she qu fu wu zhong xin", "321323100", CENTRE, None, None,
     "ACTIVE", "2012-12-03", "2012-12-03", None, None, "720.00", None, PUBLIC, None),
)  # fmt: skip

FUNCTIONS = facts(
    "facility_function",
    "community_facility_id service",
    (1, "ONE_STOP"),
    (2, "HEALTH"),
    (3, "ELDER_CARE"),
    (3, "CULTURE"),
    (4, "ONE_STOP"),
    (4, "PARTY"),
    (4, "ELDER_CARE"),
    (5, "ELDER_CARE"),
    (6, "ONE_STOP"),
    (8, "ONE_STOP"),
    (8, "LEGAL"),
    (8, "RETAIL"),
    (9, "CHILD_CARE"),
    (10, "ONE_STOP"),
    (10, "POLICING"),
    (11, "ONE_STOP"),
    (11, "SPORT"),
    (12, "ELDER_CARE"),
    (13, "EMPLOYMENT"),
    (14, "VOLUNTEER"),
)

ASSESSMENTS = facts(
    "facility_assessment",
    "community_facility_id standard result assessor started_on ended_on",
    (1, STANDARD, UP, "宿迁市民政局", "2019-12-01", None),
    (4, STANDARD, NOT_UP, "沭阳县民政局", "2017-12-01", "2019-11-30"),
    (4, STANDARD, UP, "沭阳县民政局", "2019-11-30", None),
    (6, STANDARD, NOT_UP, "沭阳县民政局", "2019-11-30", None),
    (3, "日间照料中心等级", UP, "宿迁市民政局", "2020-01-01", None),
    (8, STANDARD, UP, "宿迁市民政局", "2019-12-02", None),
    (8, "消防安全标准", NOT_UP, "沭阳县应急管理局", "2020-03-03", None),
    (10, STANDARD, UP, "沭阳县民政局", "2018-10-10", None),
    (11, STANDARD, UP, "宿迁市民政局", "2019-12-12", None),
    (13, STANDARD, NOT_UP, "宿迁市民政局", "2019-12-13", None),
    (2, STANDARD, UP, "宿迁市民政局", "2016-01-01", "2019-01-01"),
    (14, STANDARD, NOT_UP, "洋河新区社会事业局", "2020-06-01", None),
)

ASSESSED = facts(
    "facility_assessment_item",
    "facility_assessment_id item requirement finding passed",
    (1, "面积", "不少于600平方米", None, True),
    (2, "面积", "不少于600平方米", "480平方米", False),
    (3, "面积", "不少于600平方米", "620平方米", True),
    (3, "一站式服务", "设窗口3个以上", "4个", True),
    (4, "面积", "不少于600平方米", "540平方米", False),
    (4, "一站式服务", "设窗口3个以上", None, True),
    (5, "床位", "不少于10张", "12张", True),
    (6, "面积", "不少于600平方米", "700平方米", True),
    (7, "消火栓", "完好", "损坏1处", False),
    (8, "面积", "不少于600平方米", None, True),
    (9, "面积", "不少于600平方米", "610平方米", True),
    (10, "无障碍设施", "齐全", "缺坡道", False),
    (11, "面积", "不少于300平方米", "800平方米", True),
    (12, "床位", "不少于10张", "6张", False),
)
