"""A document's text in, its digest out: by which document an act was asked for, without what the client wrote into it.

In       the text of a valid document.
Out      SHA-256 in hexadecimal: of the text itself if it holds no texts or numbers of its own; else of the text with each of
         these, and each comment, left empty. A citizen number written into a document could be guessed from a plain digest.
Refuses  nothing.
Never    keeps the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from graphql import Lexer, Source, Token, TokenKind

_OWN = {
    TokenKind.STRING: '""',
    TokenKind.BLOCK_STRING: '""',
    TokenKind.INT: "0",
    TokenKind.FLOAT: "0",
    TokenKind.COMMENT: "#",
}
"""What stands for each kind of token that may hold something personal."""


def digest(text: str) -> str:
    """The digest of a document."""
    return sha256("".join(_pieces(text)).encode()).hexdigest()


def _pieces(text: str) -> Iterator[str]:
    read = 0
    for token in _tokens(text):
        if token.kind in _OWN:
            yield text[read : token.start]
            yield _OWN[token.kind]
            read = token.end
    yield text[read:]


def _tokens(text: str) -> Iterator[Token]:
    """All tokens, comments among them."""
    lexer = Lexer(Source(text))
    token = lexer.read_next_token(0)
    while token.kind is not TokenKind.EOF:
        yield token
        token = lexer.read_next_token(token.end)
