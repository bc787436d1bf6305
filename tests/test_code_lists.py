"""The national code lists: complete where the standard is known, unique, and honest about what was not compared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from db.code_lists import (
    ABILITY,
    DISABILITY_GRADE,
    DISABILITY_KIND,
    EDUCATION,
    ETHNIC_GROUP,
    INSTITUTION_GRADE,
    KIN,
    MARITAL_STATUS,
    ORGANIZATION_KIND,
    REGISTRATION_AUTHORITY,
    SELF_CARE,
    SEX,
    coded_values,
    codes,
    lists,
)

ETHNIC_GROUPS = (
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 "
    "景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 "
    "裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺"
)
SHAPES = {
    ETHNIC_GROUP: "[0-9]{2}",
    KIN: "[0-9]{2}",
    EDUCATION: "[0-9]{2}",
    MARITAL_STATUS: "[0-9]{2}",
    SEX: "[0-9]",
    DISABILITY_KIND: "[1-7]",
    DISABILITY_GRADE: "[1-4]",
    ABILITY: "[0-4]",
    SELF_CARE: "[1-3]",
    INSTITUTION_GRADE: "[1-5]",
    REGISTRATION_AUTHORITY: "[0-9ANY]",
    ORGANIZATION_KIND: "[0-9ANY][0-9]",
}


PAGE = Path(__file__).resolve().parent.parent / "docs" / "code_lists.md"


def named(list_name: str) -> dict[str, str]:
    return {value.code: value.name for value in coded_values() if value.list == list_name}


def test_no_code_stands_twice_in_a_list() -> None:
    keys = [(value.list, value.code) for value in coded_values()]
    assert len(keys) == len(set(keys))


def test_there_are_the_lists_that_are_named_and_no_other() -> None:
    assert lists() == tuple(SHAPES)


def test_every_list_is_documented_and_no_other() -> None:
    rows = re.findall(r"(?m)^\| ((?:GB|MF)[^|]*) \|", PAGE.read_text(encoding="utf-8"))
    assert sorted(rows) == sorted(lists())


@pytest.mark.parametrize("list_name", [each for each in SHAPES if each != ETHNIC_GROUP])
def test_the_codes_of_a_list_come_in_its_order(list_name: str) -> None:
    assert list(codes(list_name)) == sorted(codes(list_name))


def test_every_value_has_a_code_of_its_lists_shape_and_both_names() -> None:
    for value in coded_values():
        assert re.fullmatch(SHAPES[value.list], value.code), value
        assert value.name
        assert value.name_en.isascii()
        assert value.name_en


def test_the_56_ethnic_groups_stand_in_the_order_of_the_standard() -> None:
    groups = [value for value in coded_values() if value.list == ETHNIC_GROUP][:56]
    assert [value.name for value in groups] == [name + "族" for name in ETHNIC_GROUPS.split()]
    assert [value.code for value in groups] == [f"{number:02}" for number in range(1, 57)]


def test_kin_has_the_head_and_both_spouses() -> None:
    names = named(KIN)
    assert (names["02"], names["11"], names["12"], names["38"]) == ("户主", "夫", "妻", "儿媳")


def test_marital_status_has_the_groups_and_the_kinds_of_marriage() -> None:
    assert codes(MARITAL_STATUS) == ("10", "20", "21", "22", "23", "30", "40", "90")


def test_sex_is_one_of_four() -> None:
    assert named(SEX) == {"0": "未知的性别", "1": "男性", "2": "女性", "9": "未说明的性别"}


def test_there_are_seven_kinds_and_four_grades_of_disability() -> None:
    assert "".join(name[0] for name in named(DISABILITY_KIND).values()) == "视听言肢智精多"
    assert codes(DISABILITY_GRADE) == tuple("1234")


def test_grades_of_ability_self_care_and_institutions_are_complete() -> None:
    assert (len(codes(ABILITY)), len(codes(SELF_CARE)), len(codes(INSTITUTION_GRADE))) == (5, 3, 5)


def test_every_kind_of_organization_belongs_to_an_authority_and_every_authority_has_one() -> None:
    assert {code[0] for code in codes(ORGANIZATION_KIND)} == set(codes(REGISTRATION_AUTHORITY)) == set("123456789ANY")


def test_civil_affairs_and_agriculture_register_what_this_bureau_meets() -> None:
    kinds = named(ORGANIZATION_KIND)
    assert (kinds["51"], kinds["52"], kinds["53"]) == ("社会团体", "民办非企业单位", "基金会")
    assert kinds["N2"] == "村级集体经济组织"


def test_values_that_were_not_compared_with_the_standard_say_so() -> None:
    uncompared = {value.list for value in coded_values() if "general knowledge" in value.note}
    assert uncompared == {
        ETHNIC_GROUP,
        KIN,
        EDUCATION,
        MARITAL_STATUS,
        DISABILITY_KIND,
        DISABILITY_GRADE,
        ABILITY,
        ORGANIZATION_KIND,
    }
    for list_name in (EDUCATION, DISABILITY_KIND, DISABILITY_GRADE):
        assert all("general knowledge" in value.note for value in coded_values() if value.list == list_name)
    assert all("this project's" in value.note for value in coded_values() if value.list == SELF_CARE)
