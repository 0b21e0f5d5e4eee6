"""https: the certificate must be of the name that was asked, though the connection goes to an address."""

import shutil
import ssl
import subprocess

import pytest

from sayso.errors import VisitError
from sayso.fetch.web import Visitor
from sayso.settings import Settings
from tests.fetch.outlet import HOST, FakeClock, Server, here, page, serving

OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(OPENSSL is None, reason="openssl makes the certificates")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for HOST that vouches for itself, and its key."""
    folder = tmp_path_factory.mktemp("certificate")
    key, made = folder / "key.pem", folder / "certificate.pem"
    command = f"{OPENSSL} req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj /CN={HOST}"
    named = ["-addext", f"subjectAltName=DNS:{HOST}", "-keyout", str(key), "-out", str(made)]
    subprocess.run([*command.split(), *named], check=True, capture_output=True)
    return made, key


@pytest.fixture
def outlet(certificate):
    with serving() as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.pages["/a"] = page(b"x")
        yield server


def visit(outlet: Server, tls: ssl.SSLContext | None, host: str = HOST) -> bytes:
    visitor = Visitor(Settings(allowed_hosts=host, host_interval=0), clock=FakeClock(), resolve=here, tls=tls)
    return visitor.get(outlet.url("/a", host).replace("http:", "https:")).content


def test_a_certificate_of_the_name_is_trusted(outlet, certificate):
    assert visit(outlet, ssl.create_default_context(cafile=certificate[0])) == b"x"


def test_a_certificate_nobody_vouches_for(outlet):
    with pytest.raises(VisitError) as caught:
        visit(outlet, None)
    assert caught.value.kind == "certificate"


def test_a_certificate_of_another_name(outlet, certificate):
    with pytest.raises(VisitError) as caught:
        visit(outlet, ssl.create_default_context(cafile=certificate[0]), "other.test")
    assert caught.value.kind == "certificate"
    assert outlet.visits == []
