"""Writes the pages of docs that are made from the code: ``python -m tests.write_docs``; a test keeps them current."""

import ast
import inspect
from dataclasses import fields
from enum import Enum
from pathlib import Path
from typing import get_args

from typer.models import ArgumentInfo, CommandInfo

from sayso.cli import app
from sayso.cli.answering import LEDGER_EXIT_CODES
from sayso.cli.asked import EXIT_CODES
from sayso.settings import ENVIRONMENT_PREFIX, Settings
from sayso.show.export import export_codebook
from tests.write_codebook import codebook_page
from tests.write_quality import quality_file

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
RECORDS = ROOT / "src" / "sayso" / "records"
RECORD_FILES = ("page.py", "findings.py", "ledger.py", "people.py", "watching.py", "vocabulary.py")  # in reading order
MADE = "<!-- Made by tests/write_docs.py from the code. Change the code, not this page. -->\n"


def cli_page() -> str:
    """Every command with its options, the settings, the exit codes."""
    parts = [MADE, "# The command\n"]
    for group, command in _commands():
        function = command.callback
        assert function is not None
        told = _flat(inspect.getdoc(function) or "")
        rows = "".join(_option(one) for one in inspect.signature(function).parameters.values())
        table = f"\n| option | what it does |\n|---|---|\n{rows}" if rows else ""
        parts.append(f"## sayso {group}{command.name or function.__name__}\n\n{told}\n{table}")
    return "\n".join(
        [*parts, _settings(), _codes("read", EXIT_CODES), _codes("on a ledger", LEDGER_EXIT_CODES), _notes()]
    )


def _commands() -> list[tuple[str, CommandInfo]]:
    """Every command with the name of its group, and a blank, before it."""
    grouped = [(f"{one.name} ", one.typer_instance) for one in app.registered_groups]
    own = [("", one) for one in app.registered_commands]
    return own + [(name, one) for name, group in grouped if group for one in group.registered_commands]


def _codes(name: str, told: str) -> str:
    codes = told.removeprefix("Exit codes: ").replace("; ", "\n- ")
    return f"## Exit codes ({name})\n\n- {codes}\n"


def _option(one: inspect.Parameter) -> str:
    """A row of the table: names, value, what it does, default."""
    kind, info = get_args(one.annotation)[:2]
    choices = " ".join(kind) if isinstance(kind, type) and issubclass(kind, str) and issubclass(kind, Enum) else ""
    first = info.default if isinstance(info.default, str) else f"--{one.name}"  # where typer keeps the first name
    names = (first, *(info.param_decls or ()))
    written = f"`{info.metavar} ...`" if isinstance(info, ArgumentInfo) else ", ".join(f"`{name}`" for name in names)
    value = f" `{info.metavar}`" if info.metavar and not isinstance(info, ArgumentInfo) else ""
    one_of = f" One of {choices}; {one.default} if not given." if choices else ""
    return f"| {written}{value} | {info.help}{one_of} |\n"


def records_page() -> str:
    """Every record with its fields, and every closed list of words."""
    head = ast.get_docstring(ast.parse((RECORDS / "__init__.py").read_text(encoding="utf-8")))
    parts = [MADE, "# The records\n", f"{_flat(head or '')} The [codebook](codebook.md) says what each word means.\n"]
    for name in RECORD_FILES:
        for node in ast.parse((RECORDS / name).read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                parts.append(_record(node))
            elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript):
                parts.append(_words(node))
    return "\n".join(parts)


def _settings() -> str:
    rows = [
        f"| `{one.name}` | {'' if one.default is None else one.default} | {one.metadata['unit']} "
        f"| `{ENVIRONMENT_PREFIX}{one.name.upper()}` | {one.metadata['help']} |\n"
        for one in fields(Settings)
    ]
    head = "| name | default | unit | environment | what it does |\n|---|---|---|---|---|\n"
    order = "Defaults, then the TOML file given with `--settings`, then the environment, then flags; the later wins.\n"
    return f"## Settings\n\n{order}\n{head}{''.join(rows)}"


def _notes() -> str:
    return (
        "## What goes where\n\n"
        "Findings go to standard output, troubles to standard error, one line each. `json` is one object for one\n"
        "file and an array for several inputs or a folder; `jsonl` is one object a line; `html` is one page that\n"
        "loads nothing, with a section for each input. All but `terminal` are UTF-8. The same input gives the\n"
        "same bytes, whatever the number of threads. `sayso schema` prints the JSON Schema.\n"
        "A day given with `--published` goes before one of `--meta`, and both before what a page says of itself.\n"
    )


def _record(node: ast.ClassDef) -> str:
    rows = [
        f"| `{field.target.id}` | `{ast.unparse(field.annotation)}` |\n".replace(" | None`", "` or none")
        for field in node.body
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
    ]
    return f"## {node.name}\n\n{_flat(ast.get_docstring(node) or '')}\n\n| field | type |\n|---|---|\n{''.join(rows)}"


def _words(node: ast.Assign) -> str:
    name, words = node.targets[0], ast.literal_eval(node.value.slice)  # type: ignore[attr-defined]
    listed = " ".join(f"`{word}`" for word in words)
    return f"## {ast.unparse(name)}\n\nOne of {listed}\n"


def _flat(docstring: str) -> str:
    """Paragraphs on one line each; double backquotes as in Markdown."""
    paragraphs = docstring.split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs).replace("``", "`")


PAGES = {
    "cli.md": cli_page,
    "codebook.md": codebook_page,
    "exports.md": lambda: MADE + export_codebook(),
    "records.md": records_page,
    "../src/sayso/show/desk/quality.json": quality_file,
}


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
        print(f"docs/{name}")


if __name__ == "__main__":
    main()
