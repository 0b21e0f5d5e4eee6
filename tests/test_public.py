"""The public door: what it offers, what it takes, how fast it opens."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import sayso
from sayso import pipeline
from tests.test_cli import REPORT, stand_in

HEAVY = ("onnxruntime", "numpy", "trafilatura", "htmldate", "lxml", "tokenizers", "rich", "typer")


@pytest.fixture(autouse=True)
def _reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read", stand_in)


def test_names_are_these_and_no_others() -> None:
    assert sorted(sayso.__all__) == [
        "Document",
        "Findings",
        "Issue",
        "MadeBy",
        "ModelError",
        "NamedMention",
        "Place",
        "Quarantine",
        "QueryError",
        "SaysoError",
        "SettingsError",
        "SourceError",
        "Span",
        "Speaker",
        "Statement",
        "StoreError",
        "When",
        "__version__",
        "open_ledger",
        "read",
        "to_json",
    ]
    for name in sayso.__all__:
        assert getattr(sayso, name) is not None


def test_text_bytes_and_path_say_the_same(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    text, given, path = sayso.read(REPORT), sayso.read(REPORT.encode()), sayso.read(file)
    assert text == given
    assert text.statements == path.statements
    assert (text.file, path.file) == (None, "report.txt")


def test_text_is_never_taken_for_a_file_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    monkeypatch.chdir(tmp_path)
    assert sayso.read("report.txt").document.text == "report.txt"


def test_facts_given_by_hand() -> None:
    findings = sayso.read(
        REPORT, published="2023-03-05", url="https://tarvo.example/1", outlet="Tarvo Wire", title="Talks"
    )
    document = findings.document
    assert (document.url, document.outlet, document.title) == ("https://tarvo.example/1", "Tarvo Wire", "Talks")
    assert document.published is not None
    assert document.published.earliest == "2023-03-05"


def test_errors_are_ours(tmp_path: Path) -> None:
    with pytest.raises(sayso.SourceError, match=r"nothing\.txt"):
        sayso.read(tmp_path / "nothing.txt")
    with pytest.raises(sayso.SourceError):
        sayso.read("")
    (tmp_path / "a.txt").write_text(REPORT)
    with pytest.raises(sayso.SourceError, match=r": a folder\. Read it with `sayso read`"):
        sayso.read(tmp_path)
    with pytest.raises(sayso.SettingsError, match="NoneType is no page"):
        sayso.read(None)  # type: ignore[arg-type]
    with pytest.raises(sayso.SourceError, match="half a character"):
        sayso.read("half \ud83d a character, said the minister.")
    with pytest.raises(sayso.SettingsError, match="yesterday"):
        sayso.read(REPORT, published="yesterday")
    with pytest.raises(sayso.SettingsError):
        sayso.read(REPORT, tables=tmp_path / "none")


def test_json_of_a_reading() -> None:
    findings = sayso.read(REPORT)
    assert json.loads(sayso.to_json(findings))["schema"] == "sayso/findings/1"
    assert "\n" not in sayso.to_json(findings, indent=None)


def test_read_stays_the_function_whatever_is_imported() -> None:
    import importlib

    importlib.import_module("sayso.read")
    assert sayso.read(REPORT).statements


@pytest.mark.parametrize("opened", ["import sayso", "import sayso.cli", "import sayso.show"])
def test_door_opens_without_the_heavy_libraries(opened: str) -> None:
    code = f"{opened}; import sys; print(*sorted(set(sys.modules) & set({HEAVY!r})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= ({"typer"} if "cli" in opened else set())


def test_pickles_whole() -> None:
    import pickle

    findings = sayso.read(REPORT)
    assert pickle.loads(pickle.dumps(findings)) == findings


def test_another_language_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    german = "Der Minister sagte am Freitag, die Gespräche seien nicht gescheitert und man werde warten. " * 9
    shown: list[str] = []

    def noted(document: sayso.Document, *, threads: int) -> object:
        shown.append(document.text)
        return stand_in(document, threads=threads)

    monkeypatch.setattr(pipeline, "read", noted)
    findings = sayso.read(german + "The mayor said that this is one English sentence.")
    assert shown == [""]
    assert (findings.document.language, findings.document.text[:12]) == ("de", "Der Minister")
    assert (findings.statements, findings.mentions, findings.places) == ((), (), ())
    assert findings.made_by.model == "stand-in"
    assert any("nothing is read" in issue.message for issue in findings.issues)


def test_a_page_given_in_python_is_bounded_like_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from sayso.fetch import files

    monkeypatch.setattr(files, "LARGEST_FILE", 100)
    for page in (REPORT, REPORT.encode()):
        with pytest.raises(sayso.SourceError, match="larger than"):
            sayso.read(page)
