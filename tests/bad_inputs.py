"""What clients send by mistake or by malice, with the code of its refusal; and odd input that is fine, with its count.

Out      BAD: (document, variables, code); FINE: (document, how many people); FORGED: keys that no cursor of ours holds.
"""

from __future__ import annotations

import base64
import json

from tests.world import WORLD, division_id

P, V, B, R, N, C = (
    "GRAPHQL_PARSE_FAILED",
    "GRAPHQL_VALIDATION_FAILED",
    "BAD_USER_INPUT",
    "OPERATION_RESOLUTION_FAILURE",
    "NOT_FOUND",
    "COST_LIMIT_EXCEEDED",
)
MANY = '"a" ' * 501
FANGS = '"王芳" ' * 500
MEMBERS = '{birthDate: {lt: "1960-01-01"}, memberships: {some: {startedOn: {gte: "1990-01-01"}}}} ' * 20
FAR = "{division: " + "{parent: " * 18 + "{code: ASC}" + "}" * 19
NOBODY_ID = "00000000-0000-0000-0000-000000000000"
UNSEEN = f"Division:{division_id('321323')}"
MINE = sum(division_id("321322") in WORLD.line(each.division_id) for each in WORLD.people.values())


def people(arguments: str) -> str:
    return f"{{ people({arguments}) {{ totalCount }} }}"


def where(condition: str) -> str:
    return people(f"first: 1, where: {condition}")


def income(value: str) -> str:
    return where(f"{{household: {{incomePerCapitaYear: {{gt: {value}}}}}}}")


def nested(opening: str, closing: str, depth: int, inner: str) -> str:
    return opening * depth + inner + closing * depth


PAGES = {
    "first: 1, last: 1": B,
    "first: 0": B,
    "first: -1": B,
    "last: 0": B,
    "first: 501": B,
    "first: 2147483648": V,
    f"first: {'9' * 400}": V,
    "first: 1.5": V,
    'first: "1"': V,
    "first: 1, first: 1": V,
    "first: 1, page: 2": V,
    'first: 1, after: ""': B,
    'first: 1, after: "xx"': B,
    "first: 1, after: 5": B,
    'first: 1, after: "W10="': B,
    'first: 1, after: "WyJhIiwiYiJd"': B,
    f'first: 1, after: "{"A" * 5000}"': B,
    f'first: 1, after: "{base64.b64encode(b"[" * 3000).decode()}"': B,
    "first: 1, orderBy: [{name: ASC, id: ASC}]": B,
    "first: 1, orderBy: [{}]": B,
    "first: 1, orderBy: [{name: null}]": B,
    "first: 1, orderBy: [null]": V,
    "first: 1, orderBy: [{name: UP}]": V,
    "first: 1, orderBy: [{nothing: ASC}]": V,
    f"first: 1, orderBy: [{'{name: ASC}' * 501}]": B,
    f"first: 1, orderBy: [{FAR * 20}]": C,
    f"first: 1, orderBy: [{'{name: ASC}' * 21}]": B,
    f"first: 1, where: {{and: [{'{residenceDivision: {parent: {level: {eq: CITY}}}}' * 200}]}}": C,
}
CONDITIONS = {
    '{nothing: {eq: "x"}}': V,
    '{name: {like: "x"}}': V,
    '{name: {eq: "a", eq: "b"}}': V,
    "{name: {eq: null}}": B,
    "{name: null}": B,
    "{name: {in: null}}": B,
    "{name: {in: [null]}}": V,
    "{and: null}": B,
    "{and: [null]}": V,
    "{not: null}": B,
    "{household: {members: {some: null}}}": B,
    "{name: {isNull: null}}": B,
    '{name: {eq: "a\\u0000b"}}': B,
    '{name: {contains: "\\u0000"}}': B,
    '{name: {startsWith: "\\u0000"}}': B,
    '{name: {eq: "\\ud800"}}': P,
    f'{{name: {{eq: "{"x" * 1001}"}}}}': B,
    f'{{name: {{eq: "{"x" * 900_000}"}}}}': P,
    f"{{name: {{in: [{MANY}]}}}}": B,
    '{birthDate: {eq: "2019-02-30"}}': B,
    '{birthDate: {eq: "0000-01-01"}}': B,
    '{birthDate: {eq: "10000-01-01"}}': B,
    '{birthDate: {eq: "2019-W01-1"}}': B,
    '{birthDate: {eq: "infinity"}}': B,
    '{birthDate: {eq: "２０１９-01-01"}}': B,
    "{birthDate: {eq: 20190101}}": B,
    "{birthDate: {eq: {year: 2019}}}": B,
    '{birthDate: {in: ["2019-01-01", "x"]}}': B,
    '{createdAt: {gt: "2019-01-01T00:00:00"}}': B,
    '{createdAt: {gt: "2019-01-01"}}': B,
    '{createdAt: {gt: "2019-01-01T24:00:00Z"}}': B,
    '{createdAt: {gt: "0001-01-01T00:00:00+14:00"}}': B,
    '{createdAt: {gt: "9999-12-31T23:59:59-14:00"}}': B,
    "{version: {eq: 2147483648}}": V,
    "{version: {in: [1, 2147483648]}}": V,
    "{version: {eq: 1.0}}": V,
    "{sex: {eq: NONE}}": V,
    '{sex: {eq: "MALE"}}': V,
    '{id: {eq: "x"}}': B,
    '{id: {eq: "Person:\\u0000"}}': B,
    f'{{id: {{eq: "Household:{NOBODY_ID}"}}}}': B,
    f'{{id: {{in: ["Person:{NOBODY_ID}", "Household:{NOBODY_ID}"]}}}}': B,
    f'{{division: {{within: "Division:{NOBODY_ID}"}}}}': N,
    f'{{division: {{within: "{UNSEEN}"}}}}': N,
    f'{{division: {{within: "Person:{NOBODY_ID}"}}}}': B,
    '{division: {within: "x"}}': B,
    "{division: {within: null}}": B,
    "[]": V,
    "5": V,
}
DECIMALS = (
    '"Infinity"', '"-Infinity"', '"NaN"', '"sNaN"', '"1e999999999"', '"1e-999999999"', '"1e131072"', '"1e999"', "1e400",
    "true", '""', '"1_000"', '" 1 "', '"１"', f'"{"9" * 10_000}"', "9" * 10_000,
)  # fmt: skip
DOCUMENTS = {
    "{ people(after: null) { nodes { id } } }": B,
    "{ people(first: null) { nodes { id } } }": B,
    '{ codeList(name: "") { code } }': B,
    '{ codeList(name: "GB/T 3304, GB/T 4761") { code } }': B,
    "{ codeList(name: null) { code } }": V,
    "{ divisions(first: 1, where: {counted: {eq: null}}) { totalCount } }": B,
    "{ divisions(first: 1, where: {counted: {in: [true]}}) { totalCount } }": V,
    '{ divisions(first: 1, where: {counted: {eq: "true"}}) { totalCount } }': V,
    " ": P,
    "# nothing": P,
    "{": P,
    "{ }": P,
    "{ me { } }": P,
    "{ 名: me { id } }": P,
    "{ me { id \0 } }": P,
    "{ me { id } } \ud800": P,
    "fragment F on Query { me { id } }": V,
    "subscription { me { id } }": R,
    "mutation { me { id } }": V,
    "{ nothing }": V,
    "{ me }": V,
    "{ me { id { more } } }": V,
    "{ ... on Nothing { id } }": V,
    "{ ...F }": V,
    "{ ...F } fragment F on Query { ...F }": V,
    "{ ...F } fragment F on Query { ...G } fragment G on Query { ...F }": V,
    "{ me @nothing { id } }": V,
    "{ ... @defer { me { id } } }": V,
    "query A { me { id } } query A { me { id } }": V,
    "query A { me { id } } query B { me { id } }": R,
    f'{{ a: person(id: "Person:{NOBODY_ID}") {{ id }} a: household(id: "Household:{NOBODY_ID}") {{ id }} }}': V,
    f"{{ {'x' * 900_000} }}": P,
    f"{{ {'x' * 40_000} }}": V,
    f"query (${'x' * 900_000}: Int) {{ me {{ id }} }}": P,
    f"query (${'x' * 40_000}: Int) {{ me {{ id }} }}": V,
    '{ person(id: "x") { id } }': B,
    '{ node(id: "Person") { id } }': B,
    f'{{ node(id: "Nothing:{NOBODY_ID}") {{ id }} }}': B,
    '{ node(id: "Person:{0000000-0000-0000-0000-000000000000}") { id } }': B,
    f"{{ nodes(ids: [{MANY}]) {{ id }} }}": B,
    "{ division { id } }": B,
    f'{{ division(id: "Division:{NOBODY_ID}", code: "321300") {{ id }} }}': B,
    '{ division(code: "\\u0000") { id } }': B,
    '{ people(first: 1) { nodes { age(on: "2019-02-30") } } }': B,
    "{ people(first: 1) { nodes " + nested("{ household { members ", "} }", 50, "{ id }") + " } }": C,
    where(nested("{not: ", "}", 100, "{}")): B,
    where(nested("{not: ", "}", 1000, "{}")): P,
    where(nested("{household: {members: {some: {person: ", "}}}}", 25, "{}")): B,
    where("{name: {in: " + nested("[", "]", 100, '"a"') + "}}"): V,
    where("{name: {in: " + nested("[", "]", 4000, '"a"') + "}}"): P,
    "{ " + " ".join(f"a{number}: __typename" for number in range(5000)) + " }": P,
    "{ " + " ".join(f"a{number}: me {{ id }}" for number in range(1000)) + " }": C,
    "{ me { " + " ".join(f"a{number}: id" for number in range(1600)) + " } }": C,
    "{ divisions(where: " + nested("{institutions: {some: {division: ", "}}}", 6, "{}") + ") { totalCount } }": C,
    "{ " + " ".join(f'a{number}: search(text: "zw", first: 1) {{ score }}' for number in range(40)) + " }": C,
    f"{{ people(where: {{and: [{MEMBERS}]}}) {{ "
    + " ".join(f"a{number}: totalCount" for number in range(100))
    + " } }": C,
}
VARIABLES: dict[str, tuple[str, object, str]] = {
    "none where one is needed": ("query ($n: Int!) { people(first: $n) { totalCount } }", {}, B),
    "a text for a number": ("query ($n: Int!) { people(first: $n) { totalCount } }", {"n": "1"}, B),
    "a fraction for a number": ("query ($n: Int!) { people(first: $n) { totalCount } }", {"n": 1.5}, B),
    "true for a number": ("query ($n: Int!) { people(first: $n) { totalCount } }", {"n": True}, B),
    "a list for a number": ("query ($n: Int!) { people(first: $n) { totalCount } }", {"n": [1]}, B),
    "a number of 31 digits": ("query ($n: Int!) { people(first: $n) { totalCount } }", {"n": 10**30}, B),
    "too many": ("query ($n: Int!) { people(first: $n) { totalCount } }", {"n": 501}, B),
    "NUL in a text": (
        "query ($t: String) { people(first: 1, where: {name: {eq: $t}}) { totalCount } }",
        {"t": "\0"},
        B,
    ),
    "half a letter": (
        "query ($t: String) { people(first: 1, where: {name: {eq: $t}}) { totalCount } }",
        {"t": "\ud800"},
        B,
    ),
    "null in a filter": (
        "query ($t: String) { people(first: 1, where: {name: {eq: $t}}) { totalCount } }",
        {"t": None},
        B,
    ),
    "an unknown filter": (
        "query ($w: PersonFilter) { people(first: 1, where: $w) { totalCount } }",
        {"w": {"\ud800": 1}},
        B,
    ),
    "a filter 400 deep": (
        "query ($w: PersonFilter) { people(first: 1, where: $w) { totalCount } }",
        {"w": json.loads(nested('{"not": ', "}", 400, "{}"))},
        B,
    ),
    "an id with half a letter": ("query ($i: ID!) { person(id: $i) { id } }", {"i": "Person:\ud800"}, B),
    "an id of a megabyte": ("query ($i: ID!) { person(id: $i) { id } }", {"i": "P" * 900_000}, B),
    "an object for an id": ("query ($i: ID!) { person(id: $i) { id } }", {"i": {}}, B),
    "501 ids": ("query ($i: [ID!]!) { nodes(ids: $i) { id } }", {"i": [f"Person:{NOBODY_ID}"] * 501}, B),
    "40,000 conditions": (
        "query ($w: PersonFilter) { people(where: $w) { totalCount } }",
        {"w": {"or": [{"or": [{"name": {"eq": "a"}}] * 400}] * 100}},
        C,
    ),
    "null among ids": ("query ($i: [ID!]!) { nodes(ids: $i) { id } }", {"i": [None]}, B),
    "NUL for a cursor": ("query ($c: Cursor) { people(first: 1, after: $c) { totalCount } }", {"c": "\0"}, B),
    "an object for a cursor": ("query ($c: Cursor) { people(first: 1, after: $c) { totalCount } }", {"c": {}}, B),
    "a variable that nothing reads": ("query ($t: String) { me { id } }", {"t": "\ud800"}, V),
    "null for a switch": ("query ($s: Boolean) { me @skip(if: $s) { id } }", {"s": None}, V),
}
BAD = {
    **{f"page {name[:60]}": (people(name), None, code) for name, code in PAGES.items()},
    **{f"where {name[:60]}": (where(name), None, code) for name, code in CONDITIONS.items()},
    **{f"decimal {name[:60]}": (income(name), None, B) for name in DECIMALS},
    **{f"document {number} {name[:60]!a}": (name, None, code) for number, (name, code) in enumerate(DOCUMENTS.items())},
    **{f"variable {name}": case for name, case in VARIABLES.items()},
}

FINE: dict[str, tuple[str, int]] = {
    "{or: []}": (where("{or: []}"), 0),
    "{and: []}": (where("{and: []}"), MINE),
    "{}": (where("{}"), MINE),
    "null": (where("null"), MINE),
    "no size where only the count is asked": (people("first: null, after: null"), MINE),
    "an empty list of orderings": (people("first: 1, orderBy: []"), MINE),
    "an empty list of values": (where("{name: {in: []}}"), 0),
    "500 values": (where(f"{{name: {{in: [{FANGS}]}}}}"), 2),
    "the first day": (where('{birthDate: {gt: "0001-01-02"}}'), MINE),
    "the last day but one": (where('{birthDate: {lt: "9999-12-30"}}'), MINE),
    "the least number": (where("{division: {version: {gt: -2147483648}}}"), MINE),
    "a prefix of the last letters": (where(f'{{name: {{startsWith: "{chr(0x10FFFF) * 1000}"}}}}'), 0),
    "a prefix before the surrogates": (where('{name: {startsWith: "\\ud7ff"}}'), 0),
    "an empty prefix": (where('{name: {startsWith: ""}}'), MINE),
    "a percent sign is no wildcard": (where('{name: {contains: "%"}}'), 0),
    "an underscore is no wildcard": (where('{name: {contains: "_"}}'), 0),
    "a backslash escapes nothing": (where('{name: {contains: "\\\\"}}'), 0),
    "a quote ends nothing": (where('{name: {contains: "\' OR true --"}}'), 0),
    "any text": (where('{name: {contains: ""}}'), MINE),
}

FORGED = {
    ("people", "birthDate"): ("2019-W01-1", "20190101", "x", "2019-02-30", "infinity", "\0"),
    ("divisions", "createdAt"): (
        "2019-01-01",
        "2019-01-01T00:00:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "now",
    ),
    ("divisions", "version"): ("1_0", " 1", str(2**63), "-" + "9" * 100, "9" * 5000, "NaN", "1.5"),
    ("divisions", "counted"): ("t", "TRUE", "1", "yes", ""),
    ("people", "name"): ("\0", "\ud800", "x" * 2000),
    ("people", "id"): ("x", "{0a000000-0000-7000-8000-000000000001}", "0a000000000070008000000000000001"),
}
