"""The command line: one module a command, loaded when it is asked for."""

import sys
from typing import NoReturn

INTERRUPTED = 130
"""Exit code after Ctrl-C: 128 and the number of the signal, as shells count."""


def main() -> NoReturn:
    """Run the command line of this process and exit with its code."""
    try:
        from proofread.cli.program import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)  # noqa: T201 - nothing else is loaded for sure
        code = INTERRUPTED
    sys.exit(code)
