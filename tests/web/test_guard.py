"""What the desk refuses: other pages' forms, other names, what is too large, ways out of its folders, hostile words."""

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from sayso.ledger.adding import add_findings
from sayso.records import Kind, WatchRule
from sayso.settings import Settings
from sayso.store import Ledger
from sayso.web import app
from sayso.web.guard import LARGEST_FORM, LARGEST_UPLOAD, POLICY
from sayso.web.serving import is_local
from tests.store.made import Page
from tests.web.conftest import HERE, Visitor

#: What a page is attacked by: scripts, handlers, addresses that run, style sheets, drawings, forms, turned letters.
ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '<a href="javascript:alert(3)">here</a>',
    '<a href="JaVa&#115;cript:alert(3)">here</a>',
    "<svg onload=alert(4)><animate attributeName=href values=javascript:alert(5) /></svg>",
    "<svg><style>*{background:url(//evil.example/x)}</style><use href='data:image/svg+xml,x#y'/></svg>",
    "<style>@import '//evil.example/x.css';*{display:none}</style>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<p style=\"background:url('//evil.example/x')\">red</p>",
    "<iframe srcdoc='<script>alert(6)</script>'></iframe>",
    "<object data=data:text/html,x></object><embed src=x>",
    "<base href=//evil.example/><form action=//evil.example><button>go</button></form>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(7)&gt;">',
    '" onfocus=alert(8) autofocus x="',
    "' onmouseover='alert(9)",
    "{{ 7*7 }} ${7*7} <%= 7*7 %> [[ 7*7 ]]",
    "]]> --> <![CDATA[<script>alert(10)</script>]]>",
    "\u202egnp.exe\u202c \u2066hidden\u2069 \u200f\u061c",
    '=HYPERLINK("//evil.example","x") said Mirela',
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "\t=1+1",
    "\x1b]8;;http://evil.example\x07link\x1b]8;;\x07",
)

HOSTILE = (
    '<script>alert(1)</script> said <img src=x onerror=alert(2)> that <a href="javascript:alert(3)">this</a> and '
    "<svg onload=alert(4)><style>*{display:none}</style></svg> \u202edrawkcab\u202c was \"done\" & 'seen'. "
    "{{ 7*7 }} ${7*7} <iframe srcdoc='x'></iframe> --><!-- ]]> \x00\x1b[31m"
)


def all_routes(file: Path) -> list[APIRoute]:
    """Every route, those of routers inside as well."""
    found: list[APIRoute] = []
    ahead = list(app(Settings(ledger=str(file)), author="x").routes)
    for one in ahead:
        if isinstance(one, APIRoute):
            found.append(one)
        else:
            inside = getattr(one, "original_router", None) or getattr(one, "router", None)
            ahead.extend(getattr(inside, "routes", []))
    return found


def test_every_form_without_its_token_is_refused(visitor: Visitor, file: Path) -> None:
    posts = [one.path for one in all_routes(file) if "POST" in (one.methods or ())]
    assert len(posts) >= 10
    visitor.page("/add")  # has the cookie now
    for path in posts:
        for form in ({}, {"token": "0" * 64}):
            answer = visitor.client.post(path, data=form, follow_redirects=False)
            assert answer.status_code in (400, 403), (path, answer.status_code)
    filled = {
        "key": "x",
        "field": "act",
        "verdict": "accept",
        "did": "accept",
        "link": "l",
        "end": "e",
        "document": "d",
        "other": "o",
    }
    for path in posts:
        answer = visitor.client.post(path, data={**filled, "token": "0" * 64}, follow_redirects=False)
        assert answer.status_code == 403, (path, answer.status_code)


def test_a_token_goes_with_one_cookie_only(visitor: Visitor) -> None:
    token = visitor.token
    visitor.client.cookies.clear()
    assert visitor.client.post("/seen", data={"token": token}).status_code == 403
    visitor.page("/")
    assert visitor.client.post("/seen", data={"token": token}).status_code == 403


def test_a_form_of_another_page_is_refused(visitor: Visitor) -> None:
    token = visitor.token
    for headers in ({"origin": "https://elsewhere.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}):
        answer = visitor.client.post("/seen", data={"token": token}, headers=headers)
        assert answer.status_code == 403, headers
    own = {"origin": HERE, "sec-fetch-site": "same-origin"}
    assert visitor.client.post("/seen", data={"token": token}, headers=own, follow_redirects=False).status_code == 303


def test_the_cookie_stays_here(visitor: Visitor) -> None:
    cookie = visitor.client.get("/").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8000", "", "[::2]:8000"])
def test_other_names_are_not_answered_to(host: str, visitor: Visitor) -> None:
    assert visitor.client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]:8000"])
def test_our_names_are(host: str, visitor: Visitor) -> None:
    assert visitor.client.get("/healthz", headers={"host": host}).status_code == 200


def test_every_answer_has_the_headers(visitor: Visitor) -> None:
    for place in ("/", "/search.json", "/search.csv", "/nothing", "/static/desk.css", "/due.ics", "/search?q=("):
        headers = visitor.client.get(place).headers
        assert headers["content-security-policy"] == POLICY, place
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["x-frame-options"] == "DENY"
    assert "unsafe" not in POLICY
    assert POLICY.startswith("default-src 'none'")


@pytest.mark.parametrize(
    "place",
    [
        "/search?q=(",
        "/search?q=nofield:x",
        "/search?q=%22",
        "/search?page=0",
        "/search?page=9999",
        "/search?kind=secrets",
        "/due?as_of=soon",
        "/due?q=since:yesterday",
        "/?since=soon",
        "/stories?before=x",
        "/search?q=" + "x" * 3000,
        "/stories/9548deedea?as_of=9999-99-99",
    ],
)
def test_a_wrong_question_gets_one_clear_line(place: str, visitor: Visitor) -> None:
    page = visitor.page(place, status=404 if "/stories/" in place else 400)
    (told,) = re.findall(r'role="alert">([^<]*)<', page)
    assert len(told) > 10
    assert "\n" not in told.strip()
    path, _, query = place.partition("?")
    answer = visitor.client.get(f"{'/today' if path == '/' else path}.json?{query}")
    assert answer.status_code in (400, 404)
    assert set(answer.json()) == {"error"}


@pytest.mark.parametrize(
    "place",
    [
        "/static/../desk.py",
        "/static/%2e%2e/desk.py",
        "/static/..%2f..%2f..%2fpyproject.toml",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/desk.css%00",
        "/reports/..%2f..%2fetc%2fpasswd",
        "/stories/%2e%2e",
        "/entries/../../x",
        "/reports/zzzz9999",
        "/entries/abcd/secret/1-2",
        "/wordings/abcdabcd/statement/1-2",
        "/nothing",
    ],
)
def test_no_way_leads_out(place: str, visitor: Visitor) -> None:
    answer = visitor.client.get(place)
    assert answer.status_code in (404, 400), (place, answer.status_code)
    assert "root:" not in answer.text
    assert "Traceback" not in answer.text


def test_too_much_is_refused(visitor: Visitor) -> None:
    token = visitor.token
    large = visitor.client.post("/note", data={"token": token, "words": "x" * (LARGEST_FORM + 1)})
    assert large.status_code == 413
    file = ("page.txt", b"x" * (LARGEST_UPLOAD + 1), "text/plain")
    assert visitor.client.post("/add", data={"token": token}, files={"files": file}).status_code == 413


def test_too_much_without_saying_so_is_refused(visitor: Visitor) -> None:
    parts = (b"x" * 10_000 for _ in range(LARGEST_FORM // 10_000 + 2))
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert visitor.client.post("/note", content=parts, headers=headers).status_code == 413


def test_an_address_without_end_is_refused(visitor: Visitor) -> None:
    assert visitor.client.get("/search?q=" + "%20" * 20_000).status_code == 414


@pytest.fixture
def hostile(ledger: Ledger) -> str:
    words = HOSTILE.replace("\x00", "")
    page = Page(words, title=HOSTILE[:60], outlet="<b>Out</b>", url="javascript:alert(9)", published="2022-09-23")
    page.says("<script>alert(1)</script>", "said", words[words.index("that <a") : words.index(" was")])
    return add_findings(ledger, page.findings).document


def test_a_hostile_page_is_inert_everywhere(visitor: Visitor, hostile: str) -> None:
    key = next(row["key"] for row in visitor.rows(f"/reports/{hostile}.json")["statements"])
    places = [
        "/",
        "/stories",
        "/ledger",
        f"/stories/{hostile}",
        f"/reports/{hostile}",
        f"/entries/{key}",
        f"/wordings/{key}",
        f"/stories/{hostile}/brief",
        "/search?q=javascript",
        "/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
        "/who?name=%3Cscript%3Ealert(1)%3C/script%3E",
        "/review?q=%3Cscript%3E",
        "/export?q=%22%3E%3Cscript%3E",
        "/due?q=%3Cimg%20src=x%20onerror=1%3E",
    ]
    for place in places:
        page = visitor.client.get(place).text
        assert harmful(page) == [], place
        assert not set("\u202e\u202c\x1b\x00") & set(page), place
        assert ">49<" not in page


@pytest.fixture
def attacked(ledger: Ledger) -> list[str]:
    """A report for each attack: in its title, its outlet, its words, a name, a place, a figure, a duty."""
    made = []
    for turn, attack in enumerate(ATTACKS):
        words = f"that {attack} was hit by Vardonia on day {turn}"
        text = f"{attack} said {words}. {turn + 2} boats {attack} must answer {attack} soon."
        page = Page(text, title=f"{attack} {turn}", outlet=attack, published="2022-09-23")
        page.says(attack, "said", words, "accuse", addressee=attack).place(attack, "XOS")
        page.happens("hit", attack, attack, when="2022-09-20", by="s1").counts(f"{turn + 2} boats", turn + 2, attack)
        page.owes(attack, "answer", "2022-10-05")
        made.append(add_findings(ledger, page.findings).document)
    for document in made:
        ledger.note(document, ATTACKS[0], author=ATTACKS[1])
        ledger.kept.skip(ATTACKS[3], ATTACKS[4], author=ATTACKS[5])
    name = "<script>alert(1)</script>"
    ledger.kept.save_search("Ada", name, name, "statement")
    ledger.kept.put_rules((WatchRule(name, "hit", "event", None),), author=name)
    return made


def test_attacks_are_inert_on_every_page(visitor: Visitor, ledger: Ledger, attacked: list[str]) -> None:
    places = ["/", "/stories", "/stories?q=hit", "/ledger", "/troubles", "/watch", "/map", "/due", "/review"]
    places += [f"/search?q=hit&kind={one.value}" for one in Kind]
    for document, attack in zip(attacked, ATTACKS, strict=True):
        key = ledger.whole(document)[1].said[0].key
        places += [f"/reports/{document}", f"/entries/{key}", f"/who?{urlencode({'name': attack})}"]
        places += [f"/reports/{document}/words?{urlencode({'find': 'hit by'})}", f"/wordings/{key}"]
        places += [f"/stories/{document}", f"/stories/{document}/brief", f"/draft/{document}"]
        places += [f"/search?{urlencode({'q': attack.replace(chr(34), ' ')})}", f"/nothing/{quote(attack, safe='')}"]
    for place in places:
        answer = visitor.client.get(place)
        assert answer.status_code in (200, 400, 404), (place, answer.status_code)
        assert harmful(answer.text) == [], place
        left = re.sub(r' value="[^"]*"', "", answer.text)
        assert not set("\u202e\u202c\u2066\u200f\u061c\x1b\x07") & set(left), place
        assert ">49<" not in answer.text
        assert "49 49" not in answer.text


def test_attacks_are_inert_in_what_is_taken_away(visitor: Visitor, attacked: list[str]) -> None:
    for document in attacked:
        brief = visitor.client.get(f"/stories/{document}/brief.html").text
        assert harmful(re.sub(r"<style>.*?</style>", "", brief, count=1, flags=re.DOTALL)) == []
    for place in ("/news.atom", "/news.atom?kind=events&q=hit", f"/watch.atom?{urlencode({'name': ATTACKS[0]})}"):
        feed = ElementTree.fromstring(visitor.client.get(place).text)  # well-formed, whatever it holds
        links = [one.get("href", "") for one in feed.iter("{http://www.w3.org/2005/Atom}link")]
        assert all(one.startswith(("http://", "https://", "urn:")) for one in links)
        kinds = {one.get("type") for one in feed.iter("{http://www.w3.org/2005/Atom}content")}
        assert kinds <= {None, "text"}
    for place in ("/search.csv?kind=statements&q=hit", "/stories.csv", "/troubles.csv", "/due.csv", "/map.csv"):
        for row in csv.reader(io.StringIO(visitor.client.get(place).text)):
            assert not [cell for cell in row if cell.startswith(("=", "+", "@", "\t", "\r"))], place
            assert not [cell for cell in row if re.match(r"-(?![\d.]+$)", cell)], place
    calendar = visitor.client.get("/due.ics").text
    assert all(re.match(r"[A-Z-]+[;:]| ", line) for line in calendar.splitlines())  # no line of an attack's own


class _Tags(HTMLParser):
    """The tags and attributes of a page that could do something."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag in ("iframe", "style", "img", "b", "object", "embed", "base") or (
            tag == "svg" and "viewbox" not in known
        ):
            self.found.append(tag)
        if tag == "script" and not str(known.get("src")).startswith("/static/"):
            self.found.append("script")
        for name, value in attrs:
            leads_out = re.match(r"\s*(?:javascript|data|vbscript):", value or "", re.IGNORECASE)
            if (
                name.startswith("on")
                or name in ("style", "srcdoc")
                or (name in ("href", "src", "action") and leads_out)
            ):
                self.found.append(f"{tag} {name}={value}")


def harmful(page: str) -> list[str]:
    tags = _Tags()
    tags.feed(page)
    return tags.found


def test_harm_would_be_seen() -> None:
    for page in (
        "<p onclick=1>",
        "<script>1</script>",
        "<a href=' javascript:1'>",
        "<svg onload=1>",
        "<img>",
        "<i style=x>",
    ):
        assert harmful(page), page


def test_only_this_machine() -> None:
    assert all(map(is_local, ("127.0.0.1", "127.0.0.2", "localhost", "::1", "[::1]")))
    assert not any(map(is_local, ("0.0.0.0", "::", "10.0.0.1", "example.org", "")))


def test_a_bug_is_told_in_one_line_and_nothing_of_it(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the secret of the house")

    monkeypatch.setattr("sayso.store.Ledger.counts", broken)
    made = app(Settings(ledger=str(file)), author="x")
    with TestClient(made, base_url=HERE, raise_server_exceptions=False) as client:
        answer = client.get("/ledger")
    assert answer.status_code == 500
    assert "secret" not in answer.text


def test_lines_of_the_log_hold_no_words(file: Path) -> None:
    import io
    import json

    log = io.StringIO()
    made = app(Settings(ledger=str(file)), author="x", log=log)
    with TestClient(made, base_url=HERE) as client:
        client.get("/search?q=secretive")
    (line,) = log.getvalue().splitlines()
    assert json.loads(line) | {"ms": 0} == {"method": "GET", "path": "/search", "status": 200, "ms": 0}


def test_head_is_answered_wherever_get_is(visitor: Visitor, documents: list[str]) -> None:
    places = ("/", "/stories", f"/reports/{documents[0]}", "/search.json?q=ferry", "/due.ics", "/static/desk.css")
    for place in (*places, "/healthz", "/openapi.json", "/nothing"):
        got, head = visitor.client.get(place), visitor.client.head(place)
        assert head.status_code == got.status_code, place
        assert head.content == b"", place
        assert head.headers["content-type"] == got.headers["content-type"], place
        assert int(head.headers["content-length"]) > 0, place
    assert visitor.client.head("/note").status_code == 405
    assert 'method="HEAD"' in visitor.client.get("/metrics").text
