"""Gives the registers of the demo city that count places and bodies: the figures of the report, exactly.

In order of control flow: sites (where things may lie), ledger (rows in the making), beds and institutions, cemeteries,
organizations, facilities and centres, committees, powers, city_registers (all of them).
"""
