"""No address of a private net is ever asked, however it is written, whatever a name leads to, and whenever."""

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import VisitError
from sayso.fetch import addresses
from sayso.fetch.addresses import checked_url, closed, host_names, shown_url
from tests.fetch.outlet import FakeClock, page, serving, visitor

CLOSED = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.127.255.254",
    "127.0.0.1",
    "127.255.255.255",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::2",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::ffff:0:127.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::808:808",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:2::1",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:808:808::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "4000::1",
    "nonsense",
    "127.1",
]
OPEN = [
    "1.1.1.1",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.167.1.1",
    "223.255.255.255",
    "2001:4860:4860::8888",
    "2606:4700::1111",
    "2a00:1450::1",
    "2003::1",
]


@pytest.mark.parametrize("address", CLOSED)
def test_closed_addresses(address):
    assert closed(address)


@pytest.mark.parametrize("address", OPEN)
def test_public_addresses(address):
    assert closed(address) is None


@given(st.ip_addresses())
def test_python_calls_nothing_public_private(address):
    if closed(str(address)) is None:
        assert address.is_global
        assert not address.is_multicast


#: Ways to write addresses of one's own machine or net, and tricks with what surrounds them.
ODD = [
    "http://127.0.0.1/",
    "http://127.0.0.1./",
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://0x7f.1/",
    "http://0x7f000001/",
    "http://0X7F.0.0.0x1/",
    "http://127.0.0.01/",
    "http://00000177.0.0.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://4294967297/",
    "http://256.0.0.1/",
    "http://127.0.0.1.1/",
    "http://0x/",
    "http://1.2.3.0x/",
    "http://[::1]/",
    "http://[::]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fc00::1]/",
    "http://[2002:7f00:1::]/",
    "http://[::1",
    "http://::1/",
    "http://[127.0.0.1]/",
    "http://127。0。0。1/",
    "http://127．0．0．1/",
    "http://１２７.0.0.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://١٢٧.0.0.1/",
    "http://१२७.०.०.१/",
    "http://0.0.0.0:80/",
    "http://%31%32%37.0.0.1/",
    "http://127%2e0.0.1/",
    "http://localhost/",
    "http://LOCALHOST/",
    "http://localhost./",
    "http://localhost%00.outlet.test/",
    "http://name@127.0.0.1/",
    "http://outlet.test@127.0.0.1/",
    "http://outlet.test:80@127.0.0.1/",
    "http://@127.0.0.1/",
    "http://:@127.0.0.1/",
    "http://outlet.test%40127.0.0.1/",
    "http://127.0.0.1\\@outlet.test/",
    "http://outlet.test\\@127.0.0.1/",
    "http:/\\127.0.0.1/",
    "http:\\\\127.0.0.1\\",
    "http:///127.0.0.1/",
    "http:127.0.0.1",
    "//127.0.0.1/",
    "http://127.0.0.1#@outlet.test/",
    "http://127.0.0.1?@outlet.test/",
    "http://10.0.0.1:8080/",
    "http://192.168.1.1:443/",
    "https://169.254.169.254/latest",
    "http://metadata.google.internal/",
    "http://ip6-localhost/",
    "http://-outlet.test/",
    "http://outlet..test/",
    "http://.outlet.test/",
    "http://out_let-.test/",
    "http://outlet.test:22/",
    "http://outlet.test:6379/",
    "http://outlet.test:0/",
    "http://outlet.test:99999/",
    "http://outlet.test:-1/",
    "http://outlet.test:http/",
    "ftp://outlet.test/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_x",
    "dict://127.0.0.1/",
    "data:text/html,x",
    "javascript:alert(1)",
    "HTTP://127.0.0.1/",
    "http://user:word@outlet.test/",
    "https://user@outlet.test/",
]
ODD += [
    "http://127.0.0.1\t/",
    "http://out let.test/",
    "http://outlet.test/\r\nx: y",
    "http://outlet.test/a b",
    "\thttp://127.0.0.1",
    "http://127.0.0.1\u00a0/",
    "http://ex\u00adample.test:22/",
    "",
    " ",
    "http://",
    "https://?x",
    "http://" + "a" * 300 + ".test/",
    "http://outlet.test/" + "a" * 9_000,
]


def as_this_machine_resolves(host, _port):
    """What a careless system makes of it: the oldest rules of writing numbers, and everything else is this machine."""
    try:
        return [socket.inet_ntoa(socket.inet_aton(host))]
    except OSError:
        return ["127.0.0.1"]


@pytest.mark.parametrize("url", ODD)
def test_odd_addresses_are_never_asked(url, monkeypatch):
    connected = []
    monkeypatch.setattr(socket, "create_connection", lambda *a, **k: connected.append(a))
    with pytest.raises(VisitError) as caught:
        visitor(allowed="", resolve=as_this_machine_resolves).get(url)
    assert caught.value.kind in ("url", "address")
    assert "\n" not in str(caught.value)
    assert connected == []


@given(st.text(alphabet="0123456789abcdefx.:%[]@/\\#?-_１２。٠ⓛ \tlocalhost", max_size=40))
def test_whatever_is_written_nothing_private_is_connected_to(written):
    asked = []

    def resolve(host, port):
        asked.append(host)
        return as_this_machine_resolves(host, port)

    try:
        socket_made = socket.create_connection
        socket.create_connection = _never
        with pytest.raises(VisitError):
            visitor(allowed="", resolve=resolve).get("http://" + written)
    finally:
        socket.create_connection = socket_made


def _never(*_args, **_kwargs):
    raise AssertionError("connected")


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("https://Outlet.TEST./a/../b?x=1#part", "https://outlet.test/b?x=1"),
        ("http://outlet.test:80/", "http://outlet.test/"),
        ("https://outlet.test:8443/a b".replace(" ", "%20"), "https://outlet.test:8443/a%20b"),
        ("http://пример.test/я", "http://xn--e1afmkfd.test/%D1%8F"),
        ("  https://outlet.test/  ", "https://outlet.test/"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
    ],
)
def test_addresses_that_are_asked(written, asked):
    assert str(checked_url(written)) == asked


def test_an_allowed_name_may_be_private_and_have_any_port():
    allowed = host_names(" Intranet.test. ,127.0.0.1, ::1,")
    assert str(checked_url("http://intranet.test:9000/", allowed)) == "http://intranet.test:9000/"
    assert str(checked_url("http://127.0.0.1:9000/", allowed)) == "http://127.0.0.1:9000/"
    assert str(checked_url("http://[::1]:9000/", allowed)) == "http://[::1]:9000/"
    with pytest.raises(VisitError):
        checked_url("http://127.0.0.2/", allowed)
    with pytest.raises(VisitError):
        checked_url("http://user@intranet.test/", allowed)


def test_a_message_shows_no_password_and_stays_on_one_line():
    assert shown_url("http://name:word@outlet.test/\nx") == "http://...@outlet.test/ x"
    assert len(shown_url("http://" + "a" * 9_000)) < addresses.SHOWN + 10


# --- names ---


class Turning:
    """A resolver that gives a public address first, and this machine from then on."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = 0

    def __call__(self, _host, _port):
        self.asked += 1
        return self.answers[min(self.asked, len(self.answers)) - 1]


def test_a_name_that_turns_private_is_harmless():
    """The address that was checked is the address that is connected to: there is no second look-up in between."""
    with serving() as outlet:
        port = outlet.server_address[1]
        outlet.pages["/a"] = page(b"secret")
        turning = Turning(["192.0.32.7"], ["127.0.0.1"])
        connected = []

        def connect(self, host, port, *args, **kwargs):
            connected.append(host)
            raise addresses_connect_error

        import httpcore

        addresses_connect_error = httpcore.ConnectError("nobody there")
        real, httpcore.SyncBackend.connect_tcp = httpcore.SyncBackend.connect_tcp, connect
        try:
            with pytest.raises(VisitError) as caught:
                visitor(allowed="", resolve=turning).get("http://rebind.test/a")
        finally:
            httpcore.SyncBackend.connect_tcp = real
        assert caught.value.kind == "address"  # the second try looks the name up again, and is refused
        assert connected == ["192.0.32.7"]
        assert outlet.visits == []
        assert port


def test_one_private_address_among_public_ones_closes_a_name(monkeypatch):
    monkeypatch.setattr(socket, "create_connection", _never)
    for answer in (
        ["8.8.8.8", "127.0.0.1"],
        ["2606:4700::1111", "::1"],
        ["::ffff:10.0.0.1"],
        ["fe80::1%eth0"],
        ["what"],
    ):
        with pytest.raises(VisitError) as caught:
            visitor(allowed="", resolve=lambda _h, _p, answer=answer: answer).get("http://mixed.test/")
        assert caught.value.kind == "address"


def test_a_name_without_an_address():
    with pytest.raises(VisitError) as caught:
        visitor(FakeClock(), allowed="", resolve=lambda _h, _p: []).get("http://none.test/")
    assert caught.value.kind == "unreachable"


def test_being_allowed_is_of_the_name_and_not_of_where_it_leads():
    with serving() as outlet:
        outlet.pages["/a"] = page(b"x")
        port = outlet.server_address[1]
        assert visitor(allowed="ours.test").get(f"http://ours.test:{port}/a").content == b"x"
        with pytest.raises(VisitError):
            visitor(allowed="ours.test").get(f"http://not.ours.test:{port}/a")
        with pytest.raises(VisitError):
            visitor(allowed="ours.test").get(f"http://127.0.0.1:{port}/a")


def test_proxies_of_the_environment_are_not_used(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    with serving() as outlet:
        outlet.pages["/a"] = page(b"x")
        assert visitor().get(outlet.url("/a")).content == b"x"
