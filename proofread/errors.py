"""Everything proofread raises on purpose, as a tree.

    ProofreadError                 exit code 70, our own bug unless a subclass says otherwise
    +-- UsageError                 2   what was asked for makes no sense
    |   +-- ConfigError            2   a settings file is wrong
    +-- ReadError                  3   a story could not be read
    |   +-- EncodingError          3   its bytes are not text in any encoding we accept
    +-- LexiconError               3   a compiled dictionary is absent, damaged or too old
    |   +-- SourceError            3   a file under ``dictionaries/`` breaks a rule
    +-- ModelError                 3   the language model is absent, damaged or cannot be run
    +-- CheckFailedError           3   a check broke on this story; the other findings stand
    +-- EditError                  3   a correction cannot be made exactly where it belongs
    +-- WriteError                 3   a file could not be written

A message is one sentence for the person who asked; ``hint`` says what to do about it.
"""


class ProofreadError(Exception):
    """Base of all errors raised on purpose; carries the exit code and a hint."""

    exit_code = 70

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(ProofreadError):
    """What was asked for makes no sense: an unknown check, a bad threshold."""

    exit_code = 2


class ConfigError(UsageError):
    """A settings file holds an unknown key or a value of the wrong kind."""


class ReadError(ProofreadError):
    """A story could not be read: missing, unreadable, not text."""

    exit_code = 3


class EncodingError(ReadError):
    """The bytes of a story are not text in an encoding we accept."""


class LexiconError(ProofreadError):
    """A compiled dictionary is absent, damaged or of another format version."""

    exit_code = 3


class SourceError(LexiconError):
    """A dictionary source breaks a rule; the message names file and line."""


class ModelError(ProofreadError):
    """The language model is not installed, is damaged, or cannot be run here."""

    exit_code = 3


class CheckFailedError(ProofreadError):
    """A check broke on one story; carried as data in the outcome."""

    exit_code = 3


class EditError(ProofreadError):
    """A correction cannot be made exactly where it belongs, and so is not made."""

    exit_code = 3


class WriteError(ProofreadError):
    """A file could not be written: no such folder, no permission, a full disk."""

    exit_code = 3
