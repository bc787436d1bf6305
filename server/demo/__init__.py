"""Gives the demo city: real divisions, invented people and households, an account for every desk.

In order of control flow: divisions and pinyin (the list), names, sizes (how many live where), families and lives (who
lives together), numbers, instants, places, homes, people and chunk (rows as COPY text), making (in several processes),
bulk (indexes aside while rows stream in), accounts and registry (divisions and accounts), city (all in one
transaction).
"""

from server.demo.city import DemoCity, load

__all__ = ["DemoCity", "load"]
