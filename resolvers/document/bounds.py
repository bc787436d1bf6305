"""How large a document may be: what is counted of it before it is checked against the schema, and what is refused.

One walk, in which a fragment is counted once and remembered: what it holds counts again wherever it is spread, so a few
hundred bytes that spread into millions of fields are told by arithmetic. Only what passed is walked field by field, to count
how many fields with one response name would have to be compared with each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from graphql import (
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    ListValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    Token,
    TokenKind,
    ValueNode,
)

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
from resolvers.document.arguments import MAX_LIST

MAX_OPERATIONS = 50
MAX_VARIABLES = 200
MAX_DIRECTIVES_IN_ONE_PLACE = 4
"""The most operations of a document, variables of an operation, and directives of one field or fragment."""

MAX_REPEATS = 5_000
"""The most pairs of fields with one response name: each pair is compared when the document is checked."""

MAX_SPREAD = 4_000
"""The most fields of all operations of a document together, each counted wherever its fragment is spread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much one operation of an asker may be."""

    tokens: int = 4_000
    depth: int = 30
    aliases: int = 100
    directives: int = 100
    root_fields: int = 50
    fields: int = 1_000

    def check(self, counts: Counts) -> None:
        """Refused if the operation is more."""
        for given, limit, sentence in (
            (counts.root_fields, self.root_fields, TOO_MANY_ROOT_FIELDS),
            (counts.depth, self.depth, TOO_MANY_LEVELS),
            (counts.aliases, self.aliases, TOO_MANY_ALIASES),
            (counts.directives, self.directives, TOO_MANY_DIRECTIVES),
            (counts.fields, self.fields, TOO_MANY_WRITTEN),
        ):
            _at_most(given, limit, sentence)

    def check_tokens(self, tokens: int) -> None:
        """Refused if the document is longer."""
        if tokens > self.tokens:
            raise Refused(TOO_MANY_TOKENS, limit=self.tokens)


class Counts(NamedTuple):
    """What is written in an operation or a fragment, and in all fragments that it spreads, once for each spread."""

    depth: int = 0
    aliases: int = 0
    directives: int = 0
    root_fields: int = 0
    """How many of its fields stand on its first level."""

    fields: int = 0

    def beside(self, other: Counts) -> Counts:
        """Both on one level."""
        return Counts(
            max(self.depth, other.depth),
            self.aliases + other.aliases,
            self.directives + other.directives,
            self.root_fields + other.root_fields,
            self.fields + other.fields,
        )

    def under(self, *, alias: bool) -> Counts:
        """A field that has these below it."""
        return Counts(self.depth + 1, self.aliases + alias, self.directives, 1, self.fields + 1)

    def directed(self, directives: int) -> Counts:
        """The same with directives on it."""
        return self.beside(Counts(directives=directives)) if directives else self


@dataclass(frozen=True, slots=True)
class Measured:
    """What was counted of a document: its tokens, and each of its operations by name, ``""`` for one without a name."""

    tokens: int
    operations: Mapping[str, Counts]

    def check(self, bounds: Bounds) -> None:
        """Refused if it is more: any of its operations, because all are checked against the schema."""
        bounds.check_tokens(self.tokens)
        for counts in self.operations.values():
            bounds.check(counts)


def measure(document: DocumentNode, bounds: Bounds) -> Measured:
    """Count a document, and refuse one that is too much to be checked."""
    operations = [each for each in document.definitions if isinstance(each, OperationDefinitionNode)]
    _at_most(len(operations), MAX_OPERATIONS, TOO_MANY_OPERATIONS)
    walk = _Walk({each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)})
    counted = [walk.operation(each) for each in operations]
    names = (each.name.value if each.name else "" for each in operations)
    measured = Measured(_tokens(document), dict(zip(names, counted, strict=True)))
    for counts in counted:  # two operations of one name are told of later, and both are walked before
        bounds.check(counts)
    measured.check(bounds)
    unused = walk.unused()
    total = sum(counts.fields for counts in (*counted, *(walk.fragment(each) for each in unused)))
    _at_most(total, MAX_SPREAD, TOO_MANY_WRITTEN)
    roots = [each.selection_set for each in operations] + [walk.fragments[each].selection_set for each in unused]
    _at_most(_Repeats(walk.fragments).count(roots), MAX_REPEATS, TOO_MANY_REPEATS)
    return measured


class _Walk:
    """Counts selections, each fragment once."""

    def __init__(self, fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        self.fragments = fragments
        self._known: dict[str, Counts] = {}
        self._open: set[str] = set()

    def operation(self, node: OperationDefinitionNode) -> Counts:
        """All of one operation."""
        variables = node.variable_definitions or ()
        _at_most(len(variables), MAX_VARIABLES, TOO_MANY_VARIABLES)
        own = _directives(node.directives) + sum(_directives(each.directives) for each in variables)
        return self._all(node.selection_set).directed(own)

    def unused(self) -> list[str]:
        """The fragments that no operation spreads; such a document will not do, but it is checked to the end."""
        return [name for name in self.fragments if name not in self._known]

    def fragment(self, name: str) -> Counts:
        """All of one fragment; nothing of one that is not there."""
        node = self.fragments.get(name)
        if node is None:
            return Counts()
        if name in self._open:
            raise Refused(CIRCULAR_FRAGMENT, name=name[:80])
        if name not in self._known:
            self._open.add(name)
            self._known[name] = self._all(node.selection_set).directed(_directives(node.directives))
            self._open.remove(name)
        return self._known[name]

    def _all(self, selections: SelectionSetNode | None) -> Counts:
        counts = Counts()
        for each in selections.selections if selections else ():
            own = _directives(each.directives)
            match each:
                case FieldNode():
                    _check_lists(argument.value for argument in each.arguments or ())
                    inner = self._all(each.selection_set).under(alias=each.alias is not None)
                case FragmentSpreadNode():
                    inner = self.fragment(each.name.value)
                case InlineFragmentNode():
                    inner = self._all(each.selection_set)
            counts = counts.beside(inner.directed(own))
        return counts


class _Repeats:
    """Counts pairs of fields that share a response name, whatever their types; their selections are merged, and so on down."""

    def __init__(self, fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        self._fragments = fragments

    def count(self, roots: Iterable[SelectionSetNode]) -> int:
        """All pairs below these."""
        pairs = 0
        levels = [[root] for root in roots]
        while levels:
            found: dict[str, list[FieldNode]] = {}
            spread: set[str] = set()
            for each in levels.pop():
                self._collect(each, found, spread)
            for same in found.values():
                pairs += len(same) * (len(same) - 1) // 2
                inner = [each.selection_set for each in same if each.selection_set]
                if inner:
                    levels.append(inner)
        return pairs

    def _collect(self, selections: SelectionSetNode, found: dict[str, list[FieldNode]], spread: set[str]) -> None:
        for each in selections.selections:
            match each:
                case FieldNode():
                    found.setdefault((each.alias or each.name).value, []).append(each)
                case InlineFragmentNode():
                    self._collect(each.selection_set, found, spread)
                case FragmentSpreadNode(name=name) if name.value in self._fragments and name.value not in spread:
                    spread.add(name.value)
                    self._collect(self._fragments[name.value].selection_set, found, spread)


def _check_lists(values: Iterable[ValueNode]) -> None:
    """Refused if a list has more items than any argument takes: to check them all against the schema takes long."""
    for each in values:
        match each:
            case ListValueNode(values=items):
                if len(items) > MAX_LIST:
                    raise Refused(LIST_TOO_LONG, limit=MAX_LIST)
                _check_lists(items)
            case ObjectValueNode(fields=fields):
                _check_lists(field.value for field in fields)


def _directives(nodes: Iterable[DirectiveNode] | None) -> int:
    own = len(tuple(nodes or ()))
    _at_most(own, MAX_DIRECTIVES_IN_ONE_PLACE, DIRECTIVES_IN_ONE_PLACE)
    return own


def _tokens(document: DocumentNode) -> int:
    """How many tokens there are, comments not counted: as the parser counts."""
    assert document.loc is not None
    count, token = 0, document.loc.start_token
    following: Token | None = token
    while following is not None:
        count += following.kind not in _NO_TOKENS
        following = following.next
    return count


_NO_TOKENS = frozenset({TokenKind.SOF, TokenKind.EOF, TokenKind.COMMENT})


def _at_most(given: int, limit: int, sentence: Sentence) -> None:
    if given > limit:
        raise Refused(sentence, given=given if given < _UNTOLD else f"> {_UNTOLD}", limit=limit)


_UNTOLD = 10**9
"""A number that nobody would count: fragments that spread fragments give numbers of any length."""
