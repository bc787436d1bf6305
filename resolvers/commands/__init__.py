"""Inputs in, queued changes out: one function for each thing that the registers may be told, by noun.

In       Work (rows through their scope, locked), a dataclass of what was said.
Out      Done: the row that the act is about; what is to be written is queued in the Work.
Refuses  Problems: all that stands against the act, each with its path.
Never    sends a statement that writes; writes an audit entry: both are the unit of work's.
"""
