"""The cemeteries of the small world: taken back, private still, columbaria, planned ones; with what happened to them.

Out      CEMETERIES, OWNERSHIPS, APPROVALS and PRICES, in the order of their ids.
"""

from __future__ import annotations

from tests.world_facts import Fact, facts

COMMERCIAL, TOWNSHIP, VILLAGE = "COMMERCIAL", "TOWNSHIP_PUBLIC", "VILLAGE_PUBLIC"
COLUMBARIUM, ECO = "COLUMBARIUM", "ECO"
PRIVATE, STATE, COLLECTIVE = "PRIVATE", "STATE", "COLLECTIVE"

_PLACES = facts(
    "cemetery",
    "name pinyin division kind address phone opened_on closed_on remarks"
    " stage stage_since licence_number licensed_on area_mu plots_total plots_used plots_eco service_area",
    ("宿迁市凤凰公墓", "su qian shi feng huang gong mu", "321300", COMMERCIAL, "宿迁市西郊", "13800300001",
     "1999-04-01", None, None, "OPERATING", "1999-04-01", "苏墓许001", "1999-03-20", "320.500", 24000, 18250, 1200, "全市"),
    ("沭阳县骨灰堂", "shu yang xian gu hui tang", "321322", COLUMBARIUM, None, "13800300002",
     "2008-01-01", "2017-01-01", None, "CLOSED", "2017-01-01", None, None, "18.000", 9000, 4100, 0, "沭阳县"),
    ("陇集镇公益性公墓", "long ji zhen gong yi xing gong mu", "321322101", TOWNSHIP, "陇集镇北", "13800300003",
     "2006-04-05", None, "2019年收回", "OPERATING", "2006-04-05", "沭墓许2019-3", "2019-08-01", "45.250", 3000, 1412, 300,
     "陇集镇"),
    ("丁曹村公墓", "ding cao cun gong mu", "321322101200", VILLAGE, "丁曹村东", None,
     "2010-04-04", None, None, "OPERATING", "2010-04-04", None, None, "6.000", 400, 399, 0, None),
    ("谢桥村公墓", "xie qiao cun gong mu", "321322101201", VILLAGE, None, None,
     "2001-01-01", "2018-12-31", "墓位已满", "CLOSED", "2018-12-31", None, None, "4.500", 260, 260, 0, "谢桥村"),
    ("胡集镇公益性公墓", "hu ji zhen gong yi xing gong mu", "321322102", TOWNSHIP, "胡集镇西", "13800300006",
     "2009-04-04", None, None, "SUSPENDED", "2020-01-10", None, None, "39.000", 2500, 800, 0, "胡集镇"),
    ("众兴镇公益性公墓", "zhong xing zhen gong yi xing gong mu", "321323100", TOWNSHIP, "众兴镇南", "13800300007",
     "2007-04-05", None, None, "OPERATING", "2007-04-05", "泗墓许2019-1", "2019-09-01", "60.000", 5000, 3100, 250, "众兴镇"),
    ("官庄生态葬园", "guan zhuang sheng tai zang yuan", "321323101200", ECO, None, None,
     None, None, None, "BUILDING", "2020-03-01", None, None, "12.345", 0, 0, 0, None),
    ("耿车镇公墓", "geng che zhen gong mu", "321302101", COMMERCIAL, "耿车镇", "13800300009",
     "2003-03-03", "2020-05-05", "已停止销售", "CLOSED", "2020-05-05", "宿墓许009", "2003-03-01", "80.000", 6000, 5200, 0,
     "宿城区"),
    ("洋河镇公益性公墓", "yang he zhen gong yi xing gong mu", "321302150", TOWNSHIP, "洋河镇", "13800300010",
     "2005-04-05", None, None, "OPERATING", "2005-04-05", None, None, None, 2000, 2000, 100, "洋河新区"),
    ("凤凰居委会骨灰堂", "feng huang ju wei hui gu hui tang", "321302001001", COLUMBARIUM, None, None,
     None, None, None, "PLANNED", None, None, None, None, 0, 0, 0, None),
    ("健康社区骨灰堂", "jian kang she qu gu hui tang", "321322001001", COLUMBARIUM, None, "13800300012",
     None, None, None, "ACCEPTED", "2020-05-20", None, None, "2.000", 500, 0, 0, "健康社区"),
)  # fmt: skip

CEMETERIES: tuple[Fact, ...] = tuple({**place, "status_since": place["stage_since"]} for place in _PLACES)
"""The status follows the stage, and so does the day since when."""

OWNERSHIPS = facts(
    "cemetery_ownership",
    "cemetery_id nature acquisition owner former_owner agreement agreed_on started_on ended_on",
    (1, STATE, "FOUNDED", "宿迁市民政局", None, None, None, "1999-04-01", None),
    (2, STATE, "FOUNDED", "沭阳县民政局", None, None, None, "2008-01-01", None),
    (3, PRIVATE, "FOUNDED", "张某", None, None, None, "2006-04-05", "2019-06-30"),
    (3, COLLECTIVE, "TAKEN_BACK", "陇集镇人民政府", "张某", "陇收2019-1号", "2019-06-20", "2019-06-30", None),
    (4, COLLECTIVE, "FOUNDED", "丁曹村村民委员会", None, None, None, "2010-04-04", None),
    (5, COLLECTIVE, "FOUNDED", "谢桥村村民委员会", None, None, None, "2001-01-01", "2018-12-31"),
    (6, PRIVATE, "FOUNDED", "王某", None, None, None, "2009-04-04", "2015-01-01"),
    (6, PRIVATE, "TRANSFERRED", "胡集陵园有限公司", "王某", None, None, "2015-01-01", None),
    (7, PRIVATE, "FOUNDED", "李某", None, None, None, "2007-04-05", "2019-08-01"),
    (7, COLLECTIVE, "TAKEN_BACK", "众兴镇人民政府", "李某", "众收2019-7号", "2019-07-15", "2019-08-01", None),
    (9, PRIVATE, "FOUNDED", "耿车陵园有限公司", None, None, None, "2003-03-03", None),
    (10, COLLECTIVE, "TAKEN_BACK", "洋河镇人民政府", "赵某", "洋收2019-2号", "2019-05-01", "2019-05-10", None),
    (8, COLLECTIVE, "FOUNDED", "官庄村村民委员会", None, None, None, "2020-03-01", None),
)

APPROVALS = facts(
    "cemetery_approval",
    "cemetery_id subject number approved_on authority area_mu remarks",
    (1, "PLAN", "宿民批1998-1", "1998-05-01", "宿迁市民政局", "300.000", None),
    (1, "EXPANSION", "宿民批2010-6", "2010-10-10", "江苏省民政厅", "20.500", "二期"),
    (1, "LICENCE", "苏墓许001", "1999-03-20", "江苏省民政厅", None, None),
    (2, "CONSTRUCTION", "沭民批2007-1", "2007-02-01", "沭阳县民政局", "18.000", None),
    (3, "LICENCE", "沭墓许2019-3", "2019-08-01", "沭阳县民政局", "45.250", "收回后重新核发"),
    (4, "PLAN", "沭民批2009-9", "2009-12-01", "沭阳县民政局", "6.000", None),
    (7, "LICENCE", "泗墓许2019-1", "2019-09-01", "泗阳县民政局", None, None),
    (8, "CONSTRUCTION", "泗民批2020-2", "2020-02-20", "泗阳县民政局", "12.345", None),
    (9, "LICENCE", "宿墓许009", "2003-03-01", "江苏省民政厅", "80.000", None),
    (12, "ACCEPTANCE", "沭验2020-5", "2020-05-20", "沭阳县民政局", "2.000", None),
    (10, "PLAN", "洋批2005-1", "2005-01-05", "宿城区民政局", None, None),
)

PRICES = facts(
    "cemetery_price",
    "cemetery_id item price unit basis document started_on ended_on",
    (1, "普通墓位", "12800.00", "元/座", "MARKET", None, "2015-01-01", None),
    (1, "维护费", "80.50", "元/年", "GUIDED", "宿价2015-3号", "2015-01-01", "2019-01-01"),
    (1, "维护费", "100.00", "元/年", "GUIDED", "宿价2018-9号", "2019-01-01", None),
    (2, "格位", "600.00", "元/格", "GOVERNMENT_SET", "沭价2008-1号", "2008-01-01", None),
    (3, "公益墓位", "1500.00", "元/座", "GOVERNMENT_SET", "沭发改2019-8号", "2019-08-01", None),
    (3, "墓位", "5800.00", "元/座", "MARKET", None, "2006-04-05", "2019-08-01"),
    (4, "墓位", "0.00", "元/座", "GOVERNMENT_SET", None, "2010-04-04", None),
    (6, "墓位", "4800.00", "元/座", "MARKET", None, "2015-01-01", None),
    (7, "公益墓位", "1600.00", "元/座", "GOVERNMENT_SET", "泗发改2019-4号", "2019-09-01", None),
    (9, "墓位", "9900.99", "元/座", "MARKET", None, "2012-12-12", None),
    (10, "公益墓位", "1200.00", "元/座", "GOVERNMENT_SET", None, "2019-05-10", None),
)
