"""The desk in a real Chromium: keys, words that light up, forms, narrow screens, no complaint of the browser's."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI

from sayso import pipeline
from sayso.ledger.adding import add_findings
from sayso.settings import Settings
from sayso.store import open_ledger
from sayso.web import app, hashed
from tests.ledger.made import CHARGE, STORY, clock
from tests.store.made import Page
from tests.test_cli import REPORT, stand_in
from tests.web.conftest import AUTHOR

CHROMIUM = os.environ.get("SAYSO_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]  # fmt: skip
#: Milliseconds to wait for what must come: a busy machine is slow.
PATIENCE = 20_000
#: What time it is at a desk with accounts: a login ends after some hours.
EVENING = "2022-09-25T19:00:00Z"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium runs these too")
sync_api = pytest.importorskip("playwright.sync_api")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def here(file: Path) -> Iterator[str]:
    """The address of a desk that is served."""
    yield from served(app(Settings(ledger=str(file)), author=AUTHOR, clock=clock(hour=19)))


def served(made: FastAPI) -> Iterator[str]:
    """A desk on a port of its own, until the test ends."""
    server = uvicorn.Server(uvicorn.Config(made, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(params=[1280, 360])
def page(request: pytest.FixtureRequest, browser: Any) -> Iterator[Any]:
    yield from _opened(browser, request.param)


@pytest.fixture
def wide(browser: Any) -> Iterator[Any]:
    yield from _opened(browser, 1280)


def _opened(browser: Any, width: int) -> Iterator[Any]:
    """A page that fails the test where the browser complains of it."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    context.set_default_timeout(PATIENCE)
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda one: complaints.append(one.text) if one.type in ("error", "warning") else None)
    opened.on("pageerror", lambda one: complaints.append(str(one)))
    yield opened
    context.close()
    assert complaints == []


def documents(file: Path) -> list[str]:
    with open_ledger(str(file)) as ledger:
        return [one.document for one in ledger.added_since("2000")]


def key_of(file: Path) -> str:
    with open_ledger(str(file)) as ledger:
        return next(hit.key for hit in ledger.search(f'"{CHARGE}"', "statement", 9) if hit.report.number == 1)


def places_of(file: Path) -> list[str]:
    """Every page that a person may land on, of the made-up reports."""
    story = documents(file)[0]
    lists = ("/", "/stories", "/due", "/search?q=ferry", "/who?name=Danko", "/review", "/add", "/export", "/ledger")
    own = (f"/stories/{story}", f"/stories/{story}/brief", f"/draft/{story}", f"/entries/{key_of(file)}")
    words = (f"/reports/{story}", f"/reports/{story}/words?start=129&end=134", f"/reports/{story}#statement-30-77")
    kinds = [f"{words[1]}&kind={kind}" for kind in ("figures", "events", "duties")]
    return [*lists, "/watch", "/troubles", "/quality", "/sources", "/map", *own, *words, *kinds]


#: Bytes of a first visit to a page, all it loads with it; the map brings its base map besides.
HEAVIEST = 400_000
#: Cumulative layout shift (Layout Instability API); what people notice begins at a tenth.
MOST_SHIFT = 0.01
SHIFTS = """new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
    .observe({ type: 'layout-shift', buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 150)));
})"""


def test_a_first_visit_is_light(browser: Any, here: str, file: Path) -> None:
    for place in places_of(file):
        context = browser.new_context()  # has nothing of ours yet
        page = context.new_page()
        loaded: dict[str, int] = {}
        page.on("response", lambda one, loaded=loaded: loaded.update({one.url: len(one.body())}))
        page.goto(here + place, wait_until="networkidle")
        weight = sum(size for url, size in loaded.items() if "countries-110m" not in url)
        assert any("htmx" in url for url in loaded)
        assert weight <= HEAVIEST, (place, sorted(loaded.items(), key=lambda item: -item[1])[:4])
        context.close()


def test_nothing_jumps_while_a_page_comes_and_none_is_wider_than_its_screen(page: Any, here: str, file: Path) -> None:
    for place in places_of(file):
        page.goto(here + place, wait_until="networkidle")
        assert page.evaluate(SHIFTS) < MOST_SHIFT, place
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, place


def test_a_jump_would_be_seen(wide: Any, here: str) -> None:
    wide.goto(here, wait_until="networkidle")
    wide.evaluate(
        "document.querySelector('main').prepend(...Array.from({length: 20}, () => document.createElement('hr')))"
    )
    wide.wait_for_timeout(100)
    assert wide.evaluate(SHIFTS) > MOST_SHIFT


def test_from_a_dispute_to_the_words_to_a_correction_and_back(wide: Any, here: str, file: Path) -> None:
    wide.goto(f"{here}/stories/{documents(file)[0]}")
    wide.locator(".question.first .side").filter(has_text="Mirela Danko").locator("a.words").first.click()
    wide.wait_for_selector(".st.lit")
    assert "Vardonia had fired" in wide.locator(".st.lit").first.inner_text()
    own = wide.locator(".beside .card.lit a.entry").first.get_attribute("href")
    other = wide.locator("a.entry").nth(1).get_attribute("href")
    for address in (own, other, own):  # one is open at a time
        wide.locator(f"a.entry[href='{address}']").first.click()
        key = address.removeprefix("/entries/")
        wide.wait_for_selector(f".card #entry #correct input[name=key][value='{key}']", state="attached")
        assert wide.locator("#entry").count() == 1
    assert "/reports/" in wide.url
    wide.fill("#f-speaker", "Oda Brandt")
    wide.click("text=Correct what I changed")
    wide.wait_for_selector("text=the machine read: Mirela Danko")
    assert wide.input_value("#f-speaker") == "Oda Brandt"
    wide.keyboard.press("u")
    wide.wait_for_selector("text=speaker: taken back")
    assert wide.input_value("#f-speaker") == "Mirela Danko"


WORDS = "the Halcyon would be towed to the yard"

#: Selects words of the article as a hand does, from the middle of one text node to the middle of another.
SELECT = """words => {
  const walker = document.createTreeWalker(document.querySelector('.article'), NodeFilter.SHOW_TEXT);
  let text = '', nodes = [];
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest('[data-start]')) continue;
    nodes.push([text.length, walker.currentNode]); text += walker.currentNode.data;
  }
  const last = place => nodes.filter(([from]) => from <= place).pop();
  const at = place => [last(place)[1], place - last(place)[0]];
  const start = text.indexOf(words), range = document.createRange();
  range.setStart(...at(start)); range.setEnd(...at(start + words.length - 1));
  range.setEnd(range.endContainer, range.endOffset + 1);
  getSelection().removeAllRanges(); getSelection().addRange(range);
}"""


def test_selected_words_become_a_statement_and_are_undone(page: Any, here: str, file: Path) -> None:
    page.goto(f"{here}/reports/{documents(file)[0]}")
    assert page.locator("#chosen").is_hidden()
    page.evaluate(SELECT, WORDS)
    page.wait_for_selector(f"#chosen :text('{WORDS}')")
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0
    page.keyboard.press("w")
    page.wait_for_selector("h1:text('What are these words?')")
    assert page.locator("main mark").first.inner_text() == WORDS
    page.fill("#s-speaker", "the ferry company")
    page.select_option("#s-act", "announce")
    page.click("text=Add the statement")
    page.wait_for_selector(f"text=Added by {AUTHOR}")
    page.click(".crumbs >> text=In its place in the report")
    page.wait_for_selector(".st.lit")
    assert page.locator(".st.lit").first.inner_text().endswith(WORDS)
    assert f"added by {AUTHOR}" in page.locator(".card.lit").inner_text()
    page.go_back()
    page.keyboard.press("u")
    page.wait_for_selector("text=added by hand and taken back")


def test_selected_words_become_a_figure_and_are_undone(page: Any, here: str, file: Path) -> None:
    page.goto(f"{here}/reports/{documents(file)[0]}")
    page.evaluate(SELECT, "three sailors were killed")
    page.wait_for_selector("#chosen :text('three sailors were killed')")
    page.keyboard.press("w")
    page.wait_for_selector("h2:text('A statement that was missed')")
    page.locator(".kinds >> text=A figure").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("h2:text('A figure that was missed')")
    page.fill("#s-value", "7")
    page.select_option("#s-what", "wounded")
    page.fill("#s-of", "crew")
    page.locator("#s-reporter").select_option(label=f"Mirela Danko accuses: {CHARGE}")
    page.click("text=Add the figure")
    page.wait_for_selector(f"text=Added by {AUTHOR}")
    page.click(".crumbs >> text=In its place in the report")
    page.wait_for_selector(".fig.lit")
    assert page.locator(".fig.lit").first.inner_text() == "three sailors were killed"
    told = page.locator("tr.lit").inner_text()
    assert "crew wounded" in told
    assert "Mirela Danko" in told
    assert f"added by {AUTHOR}" in told
    page.go_back()
    page.keyboard.press("u")
    page.wait_for_selector("text=added by hand and taken back")


def test_words_of_many_letters_are_counted_as_the_ledger_counts(wide: Any, here: str, file: Path) -> None:
    said = "that the 😀 harbour\u202e was \x07closed for 𝟏𝟐 days"
    text = f"Rain fell \u2067today\u2069. Ilse Verhoeven said {said}. Ships waited 😀 outside."
    with open_ledger(str(file)) as ledger:
        made = Page(text, title="Harbour").says("Ilse Verhoeven", "said", said)
        document = add_findings(ledger, made.findings).document
    wide.goto(f"{here}/reports/{document}")
    wide.evaluate(SELECT, "𝟏𝟐 days. Ships waited 😀 out")
    wide.wait_for_selector("#chosen a")
    with wide.expect_navigation():
        wide.keyboard.press("w")
    start = text.index("𝟏𝟐 days")
    assert wide.url.endswith(f"words?start={start}&end={text.index('side.')}")


def test_words_are_found_without_a_pointer(wide: Any, here: str, file: Path) -> None:
    wide.goto(f"{here}/reports/{documents(file)[0]}")
    wide.keyboard.press("w")
    assert wide.evaluate("document.activeElement.id") == "words-find"
    wide.keyboard.type("halcyon")
    wide.keyboard.press("Enter")
    wide.wait_for_selector("text=They stand there 2 times")
    wide.keyboard.press("Escape")
    wide.locator(".places a").nth(1).focus()
    wide.keyboard.press("Enter")
    wide.wait_for_selector("h2:text('A statement that was missed')")


def test_the_queue_by_keyboard_alone(wide: Any, here: str) -> None:
    wide.goto(f"{here}/review")

    def left() -> str:
        return str(wide.locator("p.lead").inner_text())

    first = left()
    for key, told in (("a", "accepted"), ("x", "rejected")):
        wide.keyboard.press(key)
        wide.wait_for_selector(f"text=The one before was {told}")
    assert left() != first
    second = left()
    wide.keyboard.press("u")
    wide.wait_for_selector(".done", state="detached")
    assert left() != second
    card = wide.locator("#card").inner_text()
    wide.keyboard.press("j")
    wide.wait_for_url("**later=**")
    assert wide.locator("#card").inner_text() != card
    wide.keyboard.press("c")
    assert wide.evaluate("document.activeElement.name") == "speaker"
    wide.keyboard.press("Escape")
    wide.keyboard.press("?")
    wide.wait_for_selector("dialog[open]")


def test_a_search_changes_its_address_without_a_new_page(wide: Any, here: str) -> None:
    wide.goto(f"{here}/search?q=ferry")
    wide.evaluate("window.stayed = true")
    wide.select_option("#kind", "figures")
    wide.wait_for_url("**kind=figures**")
    wide.wait_for_selector("text=sailors")
    assert wide.evaluate("window.stayed") is True


def test_a_story_is_split_and_put_together(wide: Any, here: str, file: Path) -> None:
    alone = documents(file)[1]
    wide.goto(f"{here}/reports/{alone}#links")
    wide.fill("#split-why", "another ferry")
    wide.click("text=Take it out")
    wide.wait_for_selector("text=another ferry")
    with open_ledger(str(file)) as ledger:
        assert len(ledger.story(alone)[1]) == 1
    while wide.locator("button:has-text('Put back')").count():
        left = wide.locator("button:has-text('Put back')").count()
        with wide.expect_navigation():
            wide.locator("button:has-text('Put back')").first.click()
        assert wide.locator("button:has-text('Put back')").count() < left
    with open_ledger(str(file)) as ledger:
        assert len(ledger.story(alone)[1]) == STORY


def test_a_brief_is_built_and_taken_away(wide: Any, here: str, file: Path) -> None:
    wide.goto(f"{here}/stories/{documents(file)[0]}/brief")
    wide.get_by_label("Timeline", exact=True).uncheck()
    with wide.expect_download() as taken:
        wide.click("button:has-text('Markdown')")
    text = Path(taken.value.path()).read_text(encoding="utf-8")
    assert "## What is due" in text
    assert "## Timeline" not in text


def test_the_parts_of_a_brief_are_put_in_order_by_keyboard_and_edited(wide: Any, here: str, file: Path) -> None:
    wide.goto(f"{here}/stories/{documents(file)[0]}/brief")
    heads = wide.locator("article.brief h2")
    assert heads.nth(0).inner_text().casefold() == "what is contested"
    wide.get_by_label("What is contested: down").focus()
    for turn in (1, 2):  # the button that was pressed has the focus again where its part is now
        wide.keyboard.press("Enter")
        sync_api.expect(heads.nth(turn)).to_have_text("What is contested")
        assert wide.evaluate("document.activeElement.getAttribute('aria-label')") == "What is contested: down"
    wide.click("text=Edit its words")
    box = wide.get_by_label("What is contested")
    box.fill(f"{box.input_value()}\nThe yard is full. [1]")
    with wide.expect_download() as taken:
        wide.click("button:has-text('HTML')")
    text = Path(taken.value.path()).read_text(encoding="utf-8")
    assert text.index("What each side says besides") < text.index("What is contested") < text.index("The yard is full.")


def test_the_search_that_is_kept_is_the_one_that_is_shown(wide: Any, here: str) -> None:
    wide.goto(f"{here}/search?q=ferry")
    wide.select_option("#kind", "figures")
    wide.wait_for_url("**kind=figures**")
    wide.fill("#keep-name", "boats counted")
    wide.click("text=Keep it")
    wide.wait_for_selector(".keeps a:text('boats counted')")
    wide.goto(f"{here}/search")
    wide.click(".keeps a:text('boats counted')")
    wide.wait_for_url("**q=ferry&kind=figures")
    wide.click("button:has-text('remove')")
    wide.wait_for_selector("text=None yet.")


def test_what_is_watched_for_is_new_until_it_was_seen(wide: Any, here: str) -> None:
    wide.goto(f"{here}/watch")
    wide.fill("#w-name", "denials")
    wide.fill("#w-q", "act:deny")
    wide.click("text=Watch for it")
    wide.wait_for_selector("text=3 new")
    feed = wide.request.get(here + str(wide.locator("a:text('Feed')").first.get_attribute("href")))
    assert "Pavel Orlin denies" in feed.text()
    wide.click("text=I have seen all of this")
    wide.wait_for_selector("text=0 new")


def test_the_page_is_reached_by_keyboard(wide: Any, here: str) -> None:
    wide.goto(here)
    wide.keyboard.press("Tab")
    assert wide.evaluate("document.activeElement.className") == "skip"
    wide.keyboard.press("Enter")
    assert wide.evaluate("document.activeElement.id") == "main"


def test_from_the_map_to_the_table_to_the_words(wide: Any, here: str) -> None:
    wide.goto(f"{here}/map")
    wide.wait_for_selector(".map path.core")
    wide.wait_for_selector(".map path.land", state="attached")
    wide.click("summary:has-text('Places')")
    wide.click("#spots button")
    wide.wait_for_url("**box=**")
    wide.wait_for_selector("text=in this frame")
    wide.locator(".t-places a.words").first.click()
    wide.wait_for_selector(".ev.lit")
    wide.go_back()
    wide.wait_for_selector(".map path.core")
    assert "box=" in wide.url


def test_a_page_is_added_and_the_calendar_is_there(wide: Any, here: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read", stand_in)
    wide.goto(f"{here}/add")
    wide.fill("#words", REPORT)
    wide.fill("#outlet", "Tarvo Wire")
    wide.click("main button:has-text('Add')")
    wide.wait_for_selector("text=Added.")
    wide.locator(".became a").first.click()
    wide.wait_for_selector("text=Elena Dray")
    wide.goto(f"{here}/due")
    address = wide.get_by_text("Calendar to subscribe to").get_attribute("href")
    assert "BEGIN:VCALENDAR" in wide.request.get(here + address).text()


# --- with accounts ---------------------------------------------------------------------------------------------------

PASSWORD = "seven boats at the pier"
ROLES = {"Rea": "reader", "Ana": "analyst", "Adm": "admin"}


@pytest.fixture
def shared(file: Path) -> Iterator[str]:
    """The address of a desk where one logs in."""
    with open_ledger(str(file)) as ledger:
        for name, role in ROLES.items():
            ledger.people.add(name, role, hashed(PASSWORD))  # type: ignore[arg-type]
        ledger.people.make_token("Ana", "the sheet of every night", "reader")
    yield from served(app(Settings(ledger=str(file)), author="nobody", accounts=True, clock=lambda: EVENING))


def log_in(page: Any, here: str, name: str) -> None:
    page.goto(f"{here}/review?q=ferry")
    page.fill("#name", name)
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"footer :text('{name}')")


def test_each_role_logs_in_and_is_refused_what_it_lacks(page: Any, shared: str, file: Path) -> None:
    story, key = documents(file)[0], key_of(file)
    for name in ROLES:
        page.goto(shared)
        assert page.url == f"{shared}/login"
        if name == "Rea":
            page.goto(shared)  # where it is led, it may not: the browser would complain of 403
            page.fill("#name", name)
            page.fill("#password", PASSWORD)
            page.click("main button")
            page.wait_for_selector("footer :text('Rea')")
        else:
            log_in(page, shared, name)
            assert page.url == f"{shared}/review?q=ferry"
        for place in ("/", f"/reports/{story}", f"/entries/{key}", "/me", *(["/people"] if name == "Adm" else [])):
            page.goto(shared + place)
            wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wider <= 0, place
        page.goto(f"{shared}/reports/{story}")
        assert page.locator("nav :text('Review')").count() == (name != "Rea")
        assert page.locator("form[action='/split']").count() == (name != "Rea")
        assert page.locator("form[action='/forget']").count() == (name == "Adm")
        assert page.locator("nav :text('People')").count() == (name == "Adm")
        page.click("text=Log out")
        page.wait_for_selector("h1:text('Log in')")
        page.go_back()
        page.wait_for_selector("h1:text('Log in')")  # what was seen is not kept


def test_a_correction_bears_who_is_logged_in(wide: Any, shared: str, file: Path) -> None:
    log_in(wide, shared, "Ana")
    wide.goto(f"{shared}/entries/{key_of(file)}")
    wide.fill("#f-speaker", "Oda Brandt")
    wide.click("text=Correct what I changed")
    wide.wait_for_selector(".correction :text('Ana')")
