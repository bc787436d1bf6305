"""Gives the demo city: real divisions, invented people and households, an account for every desk.

In order of control flow: divisions and pinyin (the list), names, registers (what counts places and bodies), sizes (how
many live where) and targets (how many of each kind), lodging (who may live in which institution); then in several
processes (making), a chunk of villages each: settling, families, lives and kinship (who lives together), numbers,
instants, places, homes, people (rows as COPY text), dwellings, aid, standing, classes and roll (what the bureau knows of
them), seats (who sits in committees); bulk (indexes aside while rows stream in), accounts and registry (divisions,
registers and accounts), proof, city (all in one transaction).
"""

from server.demo.city import DemoCity, load

__all__ = ["DemoCity", "load"]
