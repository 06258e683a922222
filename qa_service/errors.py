"""What can go wrong through no fault of the program; each message says what to change."""

from __future__ import annotations


class QAError(Exception):
    """Base of every error that a caller can mend. ``str(error)`` is one line for a person."""


class RuleError(QAError):
    """A file under ``rules/`` is wrong: ``PATH:LINE: what``."""


class InputError(QAError):
    """What was given to check cannot be read or is not valid; ``field`` names the culprit where there is one."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class LanguageError(InputError):
    """A language tag is malformed or not supported."""


class LexiconError(QAError):
    """A lexicon cannot be built or read; the check goes on without it where it can."""


class DictionaryError(QAError):
    """A bilingual dictionary cannot be fetched, read or compiled; suggestions go on without it."""
