"""The three families of errors that Critérium raises on purpose.

Every message is one French sentence (or two) that says what is wrong and what to do: it is shown as it is.
Anything else that is raised is a defect of ours.
"""


class CriteriumError(Exception):
    """Base of the three families; never raised itself."""


class UserError(CriteriumError):
    """Bad input or settings: the person who asked can mend it. Nothing was written."""


class RunError(CriteriumError):
    """The network, the disk or another process got in the way: trying again may help."""


class ModelError(CriteriumError):
    """A language model's reply was malformed, refused or unfaithful."""
