"""A brief as Markdown, as one HTML page, as a DOCX file: the same words in each."""

import html
import io
import re
from collections.abc import Iterator

from sayso.errors import SettingsError
from sayso.show.harmless import line as harmless
from sayso.show.ledger.brief import Brief, Line, Section, cells, cited, plain, unquoted

#: Characters of a property of a DOCX (python-docx refuses more).
LONGEST_PROPERTY = 255
BLANKS = re.compile(r"\n{3,}")

STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:54rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
q{font-family:Georgia,serif;quotes:"“" "”"}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #ddd}
h2{margin-top:2rem}.summary{color:#444}.source{margin:.4rem 0}.aside{color:#444}cite{font-style:normal;color:#555}
@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}th,td{border-color:#444}
.summary,.aside,cite{color:#bbb}}
@media print{body{margin:0;max-width:none;font-size:11pt}h2{break-after:avoid}tr{break-inside:avoid}}
"""


def as_markdown(brief: Brief) -> str:
    """The brief as Markdown."""
    lines = [f"# {_md(brief.title)}", "", *(f"{_md(one)}  " for one in brief.summary), ""]
    for section in brief.sections:
        lines += [f"## {_md(section.title)}", "", *_md_section(section), ""]
    if brief.warnings:
        lines += ["## Warnings", "", *(f"- {_md(plain(one))}" for one in brief.warnings), ""]
    lines += ["## Sources", ""]
    for source in brief.sources:
        lines.append(f"- **\\[{source.number}\\]** {_md(source.line)}")
        lines += [f"  - “{_md(unquoted(words))}”" for words in source.words]
    return BLANKS.sub("\n\n", "\n".join(lines)) + "\n"


def as_html(brief: Brief) -> str:
    """The brief as one page that needs nothing else, for the screen and for print."""
    title = _html(brief.title)
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>'
    return (
        f'<!doctype html><html lang="en"><head>{head}<style>{STYLE}</style></head><body>{body(brief)}</body></html>\n'
    )


def body(brief: Brief) -> str:
    """The brief as HTML, made of escaped text alone, to stand in a page."""
    return "".join(_html_parts(brief))


def as_docx(brief: Brief) -> bytes:
    """The brief as a Word file. Raises SettingsError where the library for it is not installed."""
    try:
        import docx
    except ModuleNotFoundError as error:
        raise SettingsError("DOCX needs one more library: pip install '.[docx]' in the clone.") from error
    document = docx.Document()
    document.core_properties.title = harmless(brief.title)[:LONGEST_PROPERTY]
    document.core_properties.author = ""
    document.add_heading(harmless(brief.title), 0)
    for one in brief.summary:
        document.add_paragraph(harmless(one))
    for section in brief.sections:
        document.add_heading(harmless(section.title), 1)
        _docx_section(document, section)
    if brief.warnings:
        document.add_heading("Warnings", 1)
        for warning in brief.warnings:
            document.add_paragraph(harmless(plain(warning)), style="List Bullet")
    document.add_heading("Sources", 1)
    for source in brief.sources:
        document.add_paragraph(harmless(f"[{source.number}] {source.line}"))
        for words in source.words:
            document.add_paragraph(harmless(f"“{unquoted(words)}”"), style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _md_section(section: Section) -> Iterator[str]:
    if section.sheet is not None:
        titles, rows = cells(section.sheet)
        if rows:
            yield "| " + " | ".join(map(_md, titles)) + " |"
            yield "|" + "---|" * len(titles)
            yield from ("| " + " | ".join(_md(cell) or " " for cell in row) + " |" for row in rows)
        else:
            yield _md(section.sheet.empty) + "."
        yield from (part for note in section.sheet.notes for part in ("", f"*{_md(note)}*"))
        return
    if not any(lines for _, lines in section.groups):
        yield _md(section.empty)
    for title, lines in section.groups:
        if title:
            yield f"**{_md(title)}**"
            yield ""
        yield from (f"- {_md(plain(one))}" for one in lines)
        yield ""


def _html_parts(brief: Brief) -> Iterator[str]:
    yield f"<h1>{_html(brief.title)}</h1>"
    yield from (f'<p class="summary">{_html(one)}</p>' for one in brief.summary)
    for section in brief.sections:
        yield f"<h2>{_html(section.title)}</h2>"
        yield from _html_section(section)
    if brief.warnings:
        yield "<h2>Warnings</h2><ul>" + "".join(f"<li>{_html_line(one)}</li>" for one in brief.warnings) + "</ul>"
    yield "<h2>Sources</h2>"
    for source in brief.sources:
        words = "".join(f"<li><q>{_html(unquoted(one))}</q></li>" for one in source.words)
        quoted = f'<ul class="aside">{words}</ul>' if words else ""
        yield f'<div class="source" id="s{source.number}">[{source.number}] {_html(source.line)}{quoted}</div>'


def _html_section(section: Section) -> Iterator[str]:
    if section.sheet is not None:
        titles, rows = cells(section.sheet)
        if not rows:
            yield f"<p>{_html(section.sheet.empty)}.</p>"
            return
        head = "".join(f'<th scope="col">{_html(title)}</th>' for title in titles)
        body = "".join("<tr>" + "".join(f"<td>{_html(cell)}</td>" for cell in row) + "</tr>" for row in rows)
        yield f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        yield from (f'<p class="aside">{_html(note)}</p>' for note in section.sheet.notes)
        return
    if not any(lines for _, lines in section.groups):
        yield f"<p>{_html(section.empty)}</p>"
    for title, lines in section.groups:
        yield f"<h3>{_html(title)}</h3>" if title else ""
        yield "<ul>" + "".join(f"<li>{_html_line(one)}</li>" for one in lines) + "</ul>" if lines else ""


def _html_line(line: Line) -> str:
    quoted = f": <q>{_html(unquoted(line.quoted))}</q>" if line.quoted else ""
    numbers = " ".join(f'<a href="#s{number}">[{number}]</a>' for number in line.sources)
    return f"{_html(line.words)}{quoted} <cite>{numbers}</cite>"


def _docx_section(document: object, section: Section) -> None:
    from docx.document import Document

    assert isinstance(document, Document)
    if section.sheet is not None:
        titles, rows = cells(section.sheet)
        if not rows:
            document.add_paragraph(f"{section.sheet.empty}.")
            return
        table = document.add_table(rows=1, cols=len(titles), style="Light Grid Accent 1")
        for cell, name in zip(table.rows[0].cells, titles, strict=True):
            cell.text = harmless(name)
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = harmless(words)
        for note in section.sheet.notes:
            document.add_paragraph().add_run(harmless(note)).italic = True
        return
    if not any(lines for _, lines in section.groups):
        document.add_paragraph(section.empty)
    for title, lines in section.groups:
        if title:
            document.add_heading(harmless(title), 2)
        for line in lines:
            paragraph = document.add_paragraph(style="List Bullet")
            paragraph.add_run(harmless(line.words) + (": " if line.quoted else " "))
            if line.quoted:
                paragraph.add_run(f"“{harmless(unquoted(line.quoted))}” ").italic = True
            paragraph.add_run(cited(line))


def _html(text: str | None) -> str:
    return html.escape(harmless(text or ""))


def _md(text: str) -> str:
    """Words that Markdown is to leave as they are; numbers of reports stay in their brackets."""
    shown = harmless(text)
    for mark in ("\\", "|", "<", ">", "*", "_", "`", "[", "]"):
        shown = shown.replace(mark, f"\\{mark}")
    return shown
