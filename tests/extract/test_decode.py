import pytest

from sayso.errors import SourceError
from sayso.extract import extract
from sayso.extract.decode import decode
from sayso.records import Issue, PageFacts, Raw

SENTENCE = "The ministry said on Tuesday that three ships had been turned back. " * 5


def page(charset, words, encoding):
    return f'<html><head><meta charset="{charset}"></head><body><p>'.encode() + words.encode(encoding)


@pytest.mark.parametrize(
    ("charset", "words", "encoding"),
    [
        ("iso-8859-1", "“Привет” is no Latin-1, but quotes are: “no”".replace("Привет", "naïve"), "cp1252"),
        ("windows-1251", "Привет, министр", "cp1251"),
        ("koi8-r", "Привет, министр", "koi8-r"),
        ("gb2312", "部長說", "gb18030"),
        ("Shift_JIS", "大臣は①", "cp932"),
        ("euc-kr", "장관은 똠", "cp949"),
        ("Big5", "部長說", "big5"),
        ("iso-8859-9", "İstanbul’da", "cp1254"),
    ],
)
def test_the_page_says_its_encoding(charset, words, encoding):
    found = decode(page(charset, words, encoding), name="page.html", is_html=True)
    assert found.text.endswith(words)
    assert found.issue is None


@pytest.mark.parametrize(
    "charset", ["punycode", "idna", "utf-7", "unicode_escape", "raw-unicode-escape", "rot13", "utf-16"]
)
def test_an_encoding_no_page_may_have_is_not_believed(charset):
    content = page(charset, SENTENCE + "+ADw-script+AD4- \\u0041 naïve", "cp1252")
    found = decode(content, name="page.html", is_html=True)
    assert found.text == content.decode("cp1252")
    assert found.issue is not None


def test_nuls_are_named_and_the_rest_is_read():
    found = decode(f"{SENTENCE}\0 “More”.".encode(), name="a.txt", is_html=False)
    assert found.text == f"{SENTENCE}\0 “More”."
    assert found.issue == Issue("extract", "encoding", "1 character is NUL, which no text has")


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf \n", b"\xff\xfe \0"])
def test_a_mark_alone_is_empty(content):
    with pytest.raises(SourceError, match=r"a\.txt: empty"):
        extract(Raw(content, name="a.txt"), PageFacts())


@pytest.mark.parametrize(
    ("charset", "words", "encoding"),
    [
        ("windows-1251", "Министр сказал: «нет»", "cp1251"),
        ("KOI8-R", "Министр сказал нет", "koi8-r"),
        ("iso-8859-1", "“Naïve”, he said", "cp1252"),
        ("utf-8", "“Naïve”, he said", "utf-8"),
        ("iso-8859-1", "“Naïve”, he said", "utf-8"),  # a server that names what it does not look for
        ("windows-1251", "Министр сказал нет", "utf-8"),
    ],
)
@pytest.mark.parametrize("is_html", [True, False])
def test_the_server_says_the_encoding(charset, words, encoding, is_html):
    content = (SENTENCE + words).encode(encoding)
    found = decode(content, name=None, is_html=is_html, charset=charset)
    assert (found.text, found.issue) == (SENTENCE + words, None)


def test_the_server_goes_before_the_page_and_a_mark_before_the_server():
    content = page("iso-8859-1", "Министр сказал нет", "cp1251")
    assert decode(content, name=None, is_html=True, charset="windows-1251").text.endswith("Министр сказал нет")
    marked = "Министр".encode("utf-16")
    assert decode(marked, name=None, is_html=True, charset="windows-1251").text == "Министр"


@pytest.mark.parametrize("charset", ["punycode", "idna", "utf-7", "unicode_escape", "zip", "rot13", "x" * 40, "-"])
def test_an_encoding_no_page_may_have_is_not_believed_of_a_server(charset):
    content = page("windows-1251", "Министр сказал нет", "cp1251")
    assert decode(content, name=None, is_html=True, charset=charset).text.endswith("Министр сказал нет")


def test_a_few_bytes_that_the_named_encoding_does_not_have_are_told():
    content = (SENTENCE + "naïve").encode("cp1252") + b"\x9d"
    found = decode(content, name=None, is_html=False, charset="iso-8859-1")
    assert found.text == SENTENCE + "naïve\ufffd"
    assert found.issue == Issue("extract", "encoding", "1 character is no cp1252 and shown as \ufffd")


def test_what_is_hardly_the_named_encoding_is_not_read_as_it():
    content = page("windows-1251", "Министр сказал нет " * 9, "cp1251")
    assert decode(content, name=None, is_html=True, charset="utf-8").text.endswith("Министр сказал нет ")
    assert decode(content, name=None, is_html=True, charset="shift_jis").text.endswith("Министр сказал нет ")
