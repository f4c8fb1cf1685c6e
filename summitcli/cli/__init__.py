"""The street door: command lines in, answers and exit statuses out."""

from collections.abc import Sequence

INTERRUPTED = 130


def main(args: Sequence[str] | None = None) -> int:
    """Run `summit` with these arguments, by default the command line's, and return its exit status."""
    try:
        from summitcli.cli.door import run  # here, so that Ctrl-C is silent while modules load

        return run(args)
    except KeyboardInterrupt:
        return INTERRUPTED
