"""A message as a mail: plain text, no pictures, no links of ours, nothing that tells us whether it was read."""

import smtplib
import ssl
from contextlib import suppress
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP as AS_SENT
from email.utils import format_datetime

from sayso.records import MailServer, Message
from sayso.show.ledger.alerts import as_letter
from sayso.watch.taken import NotTakenError

#: Seconds a mail server may be silent; RFC 5321 asks for five minutes at most, a watch has other things to do.
PATIENCE = 30.0
#: The name by which ids of messages are ours: it leads nowhere (RFC 2606).
ID_HOST = "sayso.invalid"


class Mail:
    """Sends mails by one server. ``trust``: whose certificates are believed; None: those the system believes."""

    def __init__(self, server: MailServer, password: str | None, trust: ssl.SSLContext | None = None) -> None:
        self._server, self._password = server, password
        self._trust = trust

    def __call__(self, message: Message, /) -> None:
        """Send one mail to one receiver. Raises NotTakenError."""
        try:
            self._send(message.recipient, as_mail(message, self._server.sender))
        except smtplib.SMTPAuthenticationError as error:
            raise NotTakenError(f"the mail server refused the login ({error.smtp_code})", concerns_all=True) from None
        except smtplib.SMTPRecipientsRefused as error:
            code = next(iter(error.recipients.values()), (0, b""))[0]
            raise NotTakenError(f"the mail server refused the receiver ({code})", concerns_all=False) from None
        except smtplib.SMTPResponseException as error:
            raise NotTakenError(f"the mail server refused ({error.smtp_code})", concerns_all=False) from None
        except UnicodeEncodeError:  # before the others, whose lines may be shown: its own holds part of the password
            told = "the user or the password has letters beyond ASCII, with which nobody can log in here"
            raise NotTakenError(told, concerns_all=True) from None
        except ssl.SSLError as error:
            told = f"no safe connection to the mail server ({error.reason or type(error).__name__})"
            raise NotTakenError(told, concerns_all=True) from None
        except (smtplib.SMTPException, OSError) as error:
            told = f"no connection to the mail server, or it broke off ({type(error).__name__})"
            raise NotTakenError(told, concerns_all=True) from None

    def _send(self, recipient: str, content: bytes) -> None:
        at_once = self._server.encryption == "tls"
        trust = self._trust or ssl.create_default_context()
        place = (self._server.host, self._server.port)
        own = self._server.sender.partition("@")[2]  # not this machine's name, which is nobody's concern
        server: smtplib.SMTP
        if at_once:
            server = smtplib.SMTP_SSL(*place, local_hostname=own, timeout=PATIENCE, context=trust)
        else:
            server = smtplib.SMTP(*place, local_hostname=own, timeout=PATIENCE)
        try:
            if self._server.encryption == "starttls":
                server.starttls(context=trust)
            if self._server.user is not None:
                server.login(self._server.user, self._password or "")
            server.sendmail(self._server.sender, [recipient], content)
        finally:  # it was taken, or it was not: how the connection ends changes neither
            with suppress(smtplib.SMTPException, OSError):
                server.quit()
            server.close()


def as_mail(message: Message, sender: str) -> bytes:
    """A message as it is sent: the same bytes at every try."""
    letter = as_letter(message)
    mail = EmailMessage(policy=AS_SENT)
    mail["From"] = sender
    mail["To"] = message.recipient
    mail["Subject"] = letter.subject
    mail["Date"] = format_datetime(datetime.fromisoformat(message.made))
    mail["Message-ID"] = f"<{message.id}@{ID_HOST}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(letter.text, cte="quoted-printable")
    return mail.as_bytes()
