"""How Python names become names of the graph."""

from strawberry.schema.name_converter import NameConverter

NAMES = NameConverter(auto_camel_case=True)
