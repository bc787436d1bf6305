"""The national code lists: complete where the standard is known, unique, and honest about what was not compared."""

from __future__ import annotations

from db.code_lists import EDUCATION, ETHNIC_GROUP, KIN, MARITAL_STATUS, coded_values, codes

ETHNIC_GROUPS = (
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 "
    "景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 "
    "裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺"
)


def test_no_code_stands_twice_in_a_list() -> None:
    keys = [(value.list, value.code) for value in coded_values()]
    assert len(keys) == len(set(keys))


def test_there_are_the_four_lists_and_no_other() -> None:
    assert {value.list for value in coded_values()} == {ETHNIC_GROUP, KIN, EDUCATION, MARITAL_STATUS}


def test_every_value_has_two_digits_and_both_names() -> None:
    for value in coded_values():
        assert len(value.code) == 2
        assert value.code.isdigit()
        assert value.name
        assert value.name_en.isascii()
        assert value.name_en


def test_the_56_ethnic_groups_stand_in_the_order_of_the_standard() -> None:
    groups = [value for value in coded_values() if value.list == ETHNIC_GROUP][:56]
    assert [value.name for value in groups] == [name + "族" for name in ETHNIC_GROUPS.split()]
    assert [value.code for value in groups] == [f"{number:02}" for number in range(1, 57)]


def test_kin_has_the_head_and_both_spouses() -> None:
    names = {value.code: value.name for value in coded_values() if value.list == KIN}
    assert (names["02"], names["11"], names["12"], names["38"]) == ("户主", "夫", "妻", "儿媳")


def test_marital_status_has_the_groups_and_the_kinds_of_marriage() -> None:
    assert codes(MARITAL_STATUS) == ("10", "20", "21", "22", "23", "30", "40", "90")


def test_values_that_were_not_compared_with_the_standard_say_so() -> None:
    uncompared = {value.list for value in coded_values() if "general knowledge" in value.note}
    assert uncompared == {ETHNIC_GROUP, KIN, EDUCATION, MARITAL_STATUS}
    assert all("general knowledge" in value.note for value in coded_values() if value.list == EDUCATION)
