"""How large a document may be: where each count is still allowed and where it is refused; fragments count in each place."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import GraphQLSchema

from errors import LIST_TOO_LONG, Refused, Sentence
from errors.limits import (
    CIRCULAR_FRAGMENT,
    DIRECTIVES_IN_ONE_PLACE,
    TOO_MANY_ALIASES,
    TOO_MANY_DIRECTIVES,
    TOO_MANY_LEVELS,
    TOO_MANY_OPERATIONS,
    TOO_MANY_REPEATS,
    TOO_MANY_ROOT_FIELDS,
    TOO_MANY_TOKENS,
    TOO_MANY_VARIABLES,
    TOO_MANY_WRITTEN,
)
from resolvers.document import MAX_LIST, Documents
from resolvers.document.bounds import (
    MAX_DIRECTIVES_IN_ONE_PLACE,
    MAX_OPERATIONS,
    MAX_SPREAD,
    MAX_VARIABLES,
    Bounds,
)
from schema.contract import build_schema

TIGHT = Bounds(tokens=100, depth=4, aliases=3, directives=4, root_fields=3, fields=12)
PARENTS = "fragment P on Division { a: id parent { b: id } }"

TWO = "fragment F on Query { __typename me { id } }"
SKIPPING = """
query @skip(if: false) { me @skip(if: false) { id @skip(if: false) @include(if: true) ... @skip(if: false) { account } } }
"""
SKIPPING_SPREAD = """
{ me { ...F @skip(if: false) ...F ...F } }
fragment F on Account { id @skip(if: false) ...G }
fragment G on Account { account @skip(if: false) }
"""


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return build_schema()._schema


def refusal(schema: GraphQLSchema, text: str, bounds: Bounds = TIGHT, **variables: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        Documents(schema).read(text, None, variables, bounds)
    return caught.value


def division(inner: str) -> str:
    return f'{{ division(code: "321300") {{ {inner} }} }}'


@pytest.mark.parametrize(
    ("fine", "much", "sentence", "given"),
    [
        (division("parent { parent { id } }"), division("parent { parent { parent { id } } }"), TOO_MANY_LEVELS, 5),
        (
            division("... { parent { ... on Division { parent { id } } } }"),
            division("parent { ...F }") + " fragment F on Division { parent { ... on Division { parent { id } } } }",
            TOO_MANY_LEVELS,
            5,
        ),
        (division("a: id b: id c: id"), division("a: id b: id c: id d: id"), TOO_MANY_ALIASES, 4),
        (division(f"...P }} }} {PARENTS} #"), division(f"...P parent {{ ...P }} }} }} {PARENTS} #"), TOO_MANY_ALIASES, 4),
        (
            "{ me @skip(if: false) { id @skip(if: false) @include(if: true) ... @skip(if: false) { account } } }",
            SKIPPING,
            TOO_MANY_DIRECTIVES,
            5,
        ),
        (
            "{ me { ...F @skip(if: false) ...F @skip(if: false) } } fragment F on Account { id @skip(if: false) }",
            SKIPPING_SPREAD,
            TOO_MANY_DIRECTIVES,
            7,
        ),
        (f"{{ me {{ id }} ...F }} {TWO}", f"{{ me {{ id }} ...F ...F }} {TWO}", TOO_MANY_ROOT_FIELDS, 5),
        (
            division("id id id id id ...F") + " fragment F on Division { id id id }",
            division("id ...F ...F ...F ...F") + " fragment F on Division { id id id }",
            TOO_MANY_WRITTEN,
            14,
        ),
    ],
)  # fmt: skip
def test_a_count_is_refused_where_it_passes_its_bound_and_not_before(
    schema: GraphQLSchema, fine: str, much: str, sentence: Sentence, given: int
) -> None:
    try:
        Documents(schema).read(fine, None, {}, TIGHT)
    except Refused as other:
        pytest.fail(str(other))
    refused = refusal(schema, much)
    assert (refused.sentence, refused.facts["given"]) == (sentence, given)


def test_the_longest_document_is_read_and_one_token_more_is_not(schema: GraphQLSchema) -> None:
    long = Bounds(tokens=20, root_fields=20)
    fine, much = "{ " + "__typename " * 18 + "} # a comment is no token", "{ " + "__typename " * 19 + "}"
    Documents(schema).read(fine, None, {}, long)
    assert refusal(schema, much, long).sentence is TOO_MANY_TOKENS


@pytest.mark.parametrize("tight", [Bounds(tokens=5), Bounds(fields=1), Bounds(depth=1)])
def test_a_document_that_somebody_may_ask_is_not_remembered_for_all(schema: GraphQLSchema, tight: Bounds) -> None:
    documents = Documents(schema)
    for _ in range(2):
        documents.read("{ me { id account } }", None, {})
        with pytest.raises(Refused):
            documents.read("{ me { id account } }", None, {}, tight)


def test_every_operation_of_a_document_must_fit(schema: GraphQLSchema) -> None:
    text = "query A { me { id } } query B { a: me { id } b: me { id } c: me { id } d: me { id } }"
    with pytest.raises(Refused) as caught:
        Documents(schema).read(text, "A", {}, Bounds(aliases=3))
    assert caught.value.sentence is TOO_MANY_ALIASES


@pytest.mark.parametrize(
    "text",
    [
        "{ ...A } fragment A on Query { ...A }",
        "{ me { ...A } } fragment A on Account { ...B } fragment B on Account { id ...A }",
        "{ __typename } fragment A on Query { ...B } fragment B on Query { ...A }",
    ],
)
def test_a_fragment_within_itself_is_told_by_name(schema: GraphQLSchema, text: str) -> None:
    refused = refusal(schema, text)
    assert (refused.sentence, refused.facts["name"]) == (CIRCULAR_FRAGMENT, "A")


def test_what_would_be_millions_of_fields_is_counted_exactly_as_far_as_anybody_counts(schema: GraphQLSchema) -> None:
    def bomb(levels: int) -> str:
        chain = (f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(levels))
        return f"{{ ...F0 }} {' '.join(chain)} fragment F{levels} on Query {{ __typename }}"

    bounds = Bounds(root_fields=4)
    assert refusal(schema, bomb(20), bounds).facts["given"] == 2**20
    assert refusal(schema, bomb(200), bounds).facts["given"] == "> 1000000000"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" ".join(f"query Q{n} {{ __typename }}" for n in range(MAX_OPERATIONS + 1)), TOO_MANY_OPERATIONS),
        (f"query ({' '.join(f'$v{n}: Int' for n in range(MAX_VARIABLES + 1))}) {{ __typename }}", TOO_MANY_VARIABLES),
        (f"{{ me {{ id {'@skip(if: false) ' * (MAX_DIRECTIVES_IN_ONE_PLACE + 1)} }} }}", DIRECTIVES_IN_ONE_PLACE),
        (f"query ($a: Int {'@x ' * (MAX_DIRECTIVES_IN_ONE_PLACE + 1)}) {{ me {{ id }} }}", DIRECTIVES_IN_ONE_PLACE),
        (f"{{ me {{ {'id ' * 101} }} }}", TOO_MANY_REPEATS),
        (f"{{ me {{ {' '.join('...F' + str(n) for n in range(101))} }} }} "
         + " ".join(f"fragment F{n} on Account {{ id }}" for n in range(101)), TOO_MANY_REPEATS),
        (f"{{ {'me { id } ' * 15 + 'me { ' + 'id ' * 90 + '}'} }}", TOO_MANY_REPEATS),
        ("{ nodes(ids: [" + '"x" ' * (MAX_LIST + 1) + "]) { id } }", LIST_TOO_LONG),
        (f"{{ people(first: 1, where: {{or: [{'{} ' * (MAX_LIST + 1)}]}}) {{ totalCount }} }}", LIST_TOO_LONG),
        (" ".join(f"query Q{n} {{ {'me { id account } ' * 40} }}" for n in range(MAX_SPREAD // 120 + 1)), TOO_MANY_WRITTEN),
    ],
)  # fmt: skip
def test_what_is_bounded_for_everybody(schema: GraphQLSchema, text: str, sentence: Sentence) -> None:
    assert refusal(schema, text, Bounds(tokens=10_000)).sentence is sentence


def test_fields_of_one_name_are_counted_as_far_as_they_meet(schema: GraphQLSchema) -> None:
    Documents(schema).read(f"{{ me {{ {'id ' * 100} }} }}", None, {})
    apart = " ".join(f'a{n}: division(code: "321300") {{ {"id " * 40} }}' for n in range(5))
    Documents(schema).read(f"{{ {apart} }}", None, {})
