"""The commands, and how Typer makes them: each module is loaded when its command is called."""

import inspect
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from summitcli import __version__
from summitcli.cli.options import GENERAL, Common, with_groups
from summitcli.cli.words import near
from summitcli.errors import UsageError

# the module of a command is called like the command; its function `command` does the work
COMMANDS = {
    "list": "Meetings, oldest first",
    "show": "One document: its facts, its numbered sections, what was agreed",
    "search": "Sections that match a query, in context",
    "agreements": "What both sides agreed, with the strength of the wording",
    "participants": "Who met whom, and how often",
    "export": "Whole records, for other programs",
    "check": "What could not be read or understood",
    "schema": "The JSON Schema of what the commands write",
}
_NO_EXTRAS: dict[str, Any] = {"rich_markup_mode": None, "pretty_exceptions_enable": False}
_HELP = """Ask an archive of diplomatic readouts.

\b
  summit list --country Russia --since 2005-06
  summit show 2005-07-07
  summit search '"peace treaty" OR pipeline'

The archive is a folder of text files: --archive DIR, else $SUMMIT_ARCHIVE, else the corpus that comes with summit.
"""
_ENDING = "`summit COMMAND --help` tells more about a command."


class AsTyped:
    """Stands where Typer would have pydantic convert the value of an option: ours are words, taken as typed.

    That spares the import of pydantic, which takes longer than all else a command does. Typer keeps the
    converter of a parameter in `_runtime_param`, `None` until it is needed; where a release has no such
    place, nothing is changed and Typer converts words to words.
    """

    def coerce(self, value: Any, param: Any, **_: Any) -> Any:
        """Return `value`; an option that may be repeated and was not given has no values."""
        return () if value is None and (param.multiple or param.nargs == -1) else value

    @classmethod
    def take(cls, params: list[Any]) -> None:
        """Spare each of these parameters the conversion, where this release of Typer allows it."""
        for param in params:
            if getattr(param, "_runtime_param", cls) is None:
                param._runtime_param = cls()
                if param.param_type_name == "option" and param.nargs > 1:
                    param.multiple = True  # `--between A B --between C D`: Typer's converter has no such thing


class Command(TyperCommand):
    """A command whose help sets filters, output and general options apart."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words of the command line."""
        AsTyped.take(self.get_params(ctx))
        return super().parse_args(ctx, args)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options under the headings of their groups."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if param.param_type_name == "argument":  # its record tells the type, which is always words
                groups.setdefault("Arguments", []).append((param.metavar or param.name, getattr(param, "help", "")))
            elif record is not None:
                general = GENERAL if "--help" in param.opts else "Options"
                groups.setdefault(getattr(param, "rich_help_panel", None) or general, []).append(record)
        for heading, records in sorted(groups.items(), key=lambda group: group[0] == GENERAL):
            with formatter.section(heading):
                formatter.write_dl(records)


class Commands(TyperGroup):
    """`summit` itself, which knows its commands by name and loads the one that is called."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words before the command."""
        AsTyped.take(self.get_params(ctx))
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:
        """Name the commands, in the order of the help."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Load the command of this name; `None` where there is none."""
        del ctx
        return load(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that is called; a near miss is offered."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            close = near(args[0], COMMANDS)
            if args[0] == "help":
                close = ["--help"]
            hint = f"Did you mean `summit {close[0]}`?" if close else f"The commands are {', '.join(COMMANDS)}."
            raise UsageError(f"No such command: {args[0]}.", hint)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write what the commands are for, without loading them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def build() -> Any:
    """Return the `summit` command line."""
    app = typer.Typer(
        cls=Commands,
        help=_HELP,
        epilog=_ENDING,
        context_settings={"help_option_names": ["--help", "-h"]},
        **_NO_EXTRAS,
    )
    app.callback(invoke_without_command=True)(with_groups(summit))
    return get_command(app)


def load(name: str) -> Any:
    """Return the command called `name`, from the module of that name."""
    function = import_module(f"summitcli.cli.{name}").command
    app = typer.Typer(add_completion=False, **_NO_EXTRAS)
    about = f"{COMMANDS[name]}.\n\n{inspect.cleandoc(function.__doc__)}"
    app.command(name, cls=Command, help=about)(with_groups(function))
    return get_command(app)


def summit(
    ctx: typer.Context,
    common: Common,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Run before every command; `common` keeps what stands before its name."""
    del common
    if version:
        typer.echo(f"summit {__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
        raise typer.Exit
