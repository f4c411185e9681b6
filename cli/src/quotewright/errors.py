"""What the command can end with. The exit code says which.

    CommandError            exit code
    ├── Failed        1     it did not work out: a workflow failed, a file was refused
    ├── Unreachable   3     a service, or Conductor, does not answer
    ├── NotReady      4     this machine lacks something; the sentence says what and what to do
    ├── Waiting       5     it goes on when a person has decided
    └── Interrupted   130   the person at the terminal wanted it to end

Exit code 2 is a command line that cannot be understood.
"""


class CommandError(Exception):
    """A sentence for the person at the terminal."""

    exit_code = 1


class Failed(CommandError):  # noqa: N818
    """What was asked for did not work out."""


class Unreachable(CommandError):  # noqa: N818
    """A service, or Conductor, does not answer."""

    exit_code = 3


class NotReady(CommandError):  # noqa: N818
    """This machine lacks something."""

    exit_code = 4


class Waiting(CommandError):  # noqa: N818
    """It goes on when a person has decided."""

    exit_code = 5


class Interrupted(CommandError):  # noqa: N818
    """The person at the terminal wanted it to end."""

    exit_code = 130
