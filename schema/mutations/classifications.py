"""What is done about classifications: a person is classified as something, and no longer."""

from resolvers.commands.classifications import classify_person, end_classification
from schema.declaring import exercises, mutation, said


@exercises("CLASSIFICATION", 2)
@mutation(classify_person, gives="PersonClassification", needs=("classification", "register"))
class ClassifyPerson:
    """认定人员类别 / Classifies a person from a day on; each kind takes its own details and no other's."""

    person_id = said("被认定人", "The person who is classified.")


@exercises("CLASSIFICATION_END", 2)
@mutation(end_classification, gives="PersonClassification", needs=("classification", "approve"))
class EndClassification:
    """终止人员类别 / Approves that a classification ends; nobody approves the end of what they themselves filed."""


CLASSIFICATIONS = (ClassifyPerson, EndClassification)
