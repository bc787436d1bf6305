"""What is done about two records of one person: one is merged into the other, and that is undone."""

from typing import Any

from resolvers.commands.merging import merge_persons, undo_merge_persons
from schema.declaring import exercises, mutation, said


@exercises("PERSON_MERGE", 2)
@mutation(merge_persons, gives="Person", needs=("person", "approve"))
class MergePersons:
    """合并重复登记 / Merges two records of one person; the one that goes is found by its id only, and says where it lives on."""

    winner_id = said("保留的登记", "The record that stays.", id="Person")
    winner_version = said("保留登记的所见版本号", "The version of it that the caller saw.")
    loser_id = said("被并入的登记", "The record that is merged into it.", id="Person")
    loser_version = said("被并入登记的所见版本号", "The version of that one that the caller saw.")


@exercises("PERSON_MERGE", 3)
@mutation(undo_merge_persons, gives="Person", needs=("person", "approve"))
class UndoMergePersons:
    """撤销合并 / Undoes a merge: what moved goes back, and the record is one of its own again; the last merge first."""


MERGING: tuple[Any, ...] = (MergePersons, UndoMergePersons)
