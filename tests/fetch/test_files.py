import io
import os
import sys

import pytest

from sayso.errors import SourceError, VisitError
from sayso.fetch import PageVisits, count_inputs, files, find_raws, kinds_passed_over
from sayso.records import Raw
from sayso.settings import Settings
from tests.fetch.outlet import page, serving, visitor


def write(folder, name, content=b"The minister said no."):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_folder_is_read_in_order_with_its_subfolders(tmp_path):
    for name in ("b.txt", "a/z.html", "a/.hidden.txt", ".git/x.txt", "notes.pdf", "c.MD", "README"):
        write(tmp_path, name)
    assert [raw.name for raw in find_raws([tmp_path])] == ["b.txt", "c.MD", "z.html"]


def test_what_a_browser_saved_beside_a_page_is_no_report(tmp_path):
    """Its frames are advertisements; a folder of that name without its page is one like all others."""
    for name in (
        "a.html",
        "a_files/frame.html",
        "B.HTM",
        "B_files/x/y.txt",
        "c.txt",
        "c_files/c.html",
        "d_files/d.html",
    ):
        write(tmp_path, name)
    assert [raw.name for raw in find_raws([tmp_path])] == ["B.HTM", "a.html", "c.txt", "c.html", "d.html"]


def test_documents_of_other_kinds_in_a_folder_are_counted(tmp_path):
    for name in ("a.txt", "b.pdf", "c/d.DOCX", "c/e.pdf", ".hidden.pdf", "a.png", "a.css", "p.html", "p_files/x.pdf"):
        write(tmp_path, name)
    assert kinds_passed_over([str(tmp_path), "https://tarvo.test/a.pdf"]) == {"pdf": 2, "docx": 1}
    assert not kinds_passed_over([str(tmp_path / "b.pdf")])


def test_a_named_file_is_read_whatever_its_name(tmp_path):
    (raw,) = find_raws([write(tmp_path, "report.2021")])
    assert raw == Raw(b"The minister said no.", name="report.2021")


def test_names_carry_no_path_and_html_is_told_by_its_suffix(tmp_path):
    html, text = find_raws([write(tmp_path, "deep/down/page.HTM"), write(tmp_path, "deep/a.txt")])
    assert (html.name, html.media_type) == ("page.HTM", "text/html")
    assert (text.name, text.media_type) == ("a.txt", None)


def test_what_cannot_be_read_is_one_line_and_the_others_go_on(tmp_path):
    good = write(tmp_path, "good.txt")
    found = list(find_raws([tmp_path / "gone.txt", good, "bad\0name"]))
    assert [type(item) for item in found] == [SourceError, Raw, SourceError]
    assert str(found[0]).endswith("gone.txt: no such file or folder. Check the name.")
    assert all("\n" not in str(item) for item in (found[0], found[2]))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_an_unreadable_file(tmp_path):
    path = write(tmp_path, "secret.txt")
    path.chmod(0)
    (error,) = find_raws([path])
    assert "not allowed to read it" in str(error)


def test_an_unreadable_file_as_the_system_reports_it(tmp_path, monkeypatch):
    path = write(tmp_path, "secret.txt")

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files.Path, "open", refuse)
    (error,) = find_raws([path])
    assert "secret.txt: not allowed to read it" in str(error)


def test_a_folder_without_any_page(tmp_path):
    write(tmp_path, "picture.jpg")
    (error,) = find_raws([tmp_path])
    assert "no text or HTML file in this folder" in str(error)


def test_fifty_megabytes_are_refused_without_being_read(tmp_path, monkeypatch):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(files.Path, "open", None)  # opening it would fail
    (error,) = find_raws([path])
    assert str(error).endswith("huge.txt: larger than 20 MB; no report is. Split it into reports.")


def test_standard_input_is_a_page_without_a_name():
    assert list(find_raws(["-"], stdin=io.BytesIO(b"Talks failed."))) == [Raw(b"Talks failed.")]


def test_standard_input_is_bounded(monkeypatch):
    monkeypatch.setattr(files, "LARGEST_FILE", 10)
    (error,) = find_raws(["-"], stdin=io.BytesIO(b"x" * 11))
    assert "larger than" in str(error)


def test_files_are_read_one_at_a_time(tmp_path):
    first, second = write(tmp_path, "1.txt"), write(tmp_path, "2.txt")
    found = find_raws([first, second])
    next(found)
    second.unlink()
    assert isinstance(next(found), SourceError)


def test_names_no_file_can_have_are_one_line_each():
    found = list(find_raws(["x" * 5_000, ""]))
    assert all(isinstance(item, SourceError) for item in found)
    assert "too long" in str(found[0])
    assert "empty name" in str(found[1])


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    write(tmp_path, "report.txt")
    assert [raw.name for raw in find_raws([tmp_path])] == ["report.txt"]


def test_links_that_lead_in_a_circle(tmp_path):
    write(tmp_path, "a/report.txt")
    (tmp_path / "a" / "back").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "self.txt").symlink_to("self.txt")
    report, circle = find_raws([tmp_path])
    assert report.name == "report.txt"
    assert isinstance(circle, SourceError)
    assert "self.txt: " in str(circle)


def test_a_device_without_end_is_bounded(monkeypatch):
    monkeypatch.setattr(files, "LARGEST_FILE", 10)
    (error,) = find_raws(["/dev/zero"])
    assert "/dev/zero: larger than" in str(error)


def test_inputs_are_counted_without_opening_them(tmp_path, monkeypatch):
    for name in ("a.txt", "b/c.html", "b/.hidden.txt", "d.pdf"):
        write(tmp_path, name)
    monkeypatch.setattr(files.Path, "open", None)  # opening one would fail
    assert count_inputs([tmp_path, tmp_path / "d.pdf", "-", tmp_path / "gone.txt"]) == 5


@pytest.mark.parametrize("slashes", ["//", "/"])  # pathlib makes one of two
def test_a_web_address_is_fetched(slashes):
    with serving() as outlet:
        outlet.pages["/story"] = page(b"<p>The minister said no.")
        address = outlet.url("/story")
        visits = PageVisits(Settings(), visitor())
        (raw,) = find_raws([address.replace("//", slashes)], visits=visits)
    assert raw == Raw(b"<p>The minister said no.", address, address, "text/html", fetched="2026-10-26")


def test_a_web_address_that_is_no_page_is_one_line():
    with serving() as outlet:
        outlet.pages["/report.pdf"] = page(b"%PDF-1.4", content_type="application/pdf")
        addresses = [outlet.url("/report.pdf"), outlet.url("/gone"), "http://127.0.0.2/"]
        told = list(find_raws(addresses, visits=PageVisits(Settings(), visitor())))
    assert [type(one) for one in told] == [VisitError] * 3
    assert [one.kind for one in told] == ["media", "gone", "address"]
    assert all(str(one).startswith(address) for one, address in zip(told, addresses, strict=True))


def test_without_the_web_library_a_web_address_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "sayso.fetch.web", None)
    monkeypatch.delattr(sys.modules["sayso.fetch"], "web", raising=False)
    (told,) = find_raws(["https://ostland.test/a"])
    assert "pip install '.[collect]' in the clone" in str(told)
