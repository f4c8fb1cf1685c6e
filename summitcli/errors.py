"""What a caller can get wrong, and the exit status each of it ends with."""

from enum import IntEnum


class ExitStatus(IntEnum):
    """The exit codes of the `summit` command."""

    OK = 0  # answered; an empty answer is an answer
    FAILED = 1  # it could not be done: no archive, an unreadable file, a broken index
    USAGE = 2  # the command line or the query is wrong
    NOT_FOUND = 3  # `show` was asked for something that the archive does not hold
    INTERRUPTED = 130  # Ctrl-C, as shells count it


class SummitError(Exception):
    """Something that the caller can put right: what happened, and what to do next.

    Strange documents never raise this; they yield `Problem` values.
    """

    status = ExitStatus.FAILED

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint  # the next step, a whole sentence or a command; "" when there is none


class UsageError(SummitError):
    """The command line says something that cannot be meant."""

    status = ExitStatus.USAGE


class QueryError(UsageError):
    """A malformed query; `column` is the 0-based character at which it goes wrong."""

    def __init__(self, message: str, query: str, column: int, hint: str = "") -> None:
        super().__init__(message, hint)
        self.query = query
        self.column = column


class NotFoundError(SummitError):
    """The archive holds nothing of that date, id or title."""

    status = ExitStatus.NOT_FOUND


class ArchiveError(SummitError):
    """The archive or its index cannot be read."""
