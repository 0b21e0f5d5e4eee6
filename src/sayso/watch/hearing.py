"""What the rules of alerts find among the reports that came since they were last held against them."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from sayso.compare import COPIES
from sayso.errors import SettingsError
from sayso.fetch import read_watch_rules
from sayso.ledger.answers import goes_over
from sayso.records import Alert, Found, Hit, Relation, Thing, WatchRule
from sayso.show.ledger.alerts import thing_of
from sayso.store import Ledger, parse_query
from sayso.store.search import most_found

#: Links that say that two entries tell one thing: the same words, event, figure or duty; of reports: a copy.
SAME: frozenset[Relation] = frozenset({"same_words", "same_event", "repeats", "same_duty", *COPIES})


def rules_of(alert: Alert) -> tuple[WatchRule, ...]:
    """The rules of an alert. Raises SettingsError, QueryError."""
    rules = read_watch_rules(Path(alert.watch_list))
    for rule in rules:
        parse_query(rule.query)
    names = [rule.name for rule in rules]
    if unknown := next((one for one in alert.rules if one not in names), None):
        raise SettingsError(f"alert {alert.name!r}: no rule is called {unknown!r}; there are {', '.join(names)}.")
    return tuple(rule for rule in rules if not alert.rules or rule.name in alert.rules)


class Hearing:
    """Holds the rules of alerts against new reports of one ledger, each report once."""

    def __init__(self, ledger: Ledger, alerts: Sequence[Alert], clock: Callable[[], str]) -> None:
        """Raises SettingsError, QueryError for rules that cannot be used."""
        self._ledger, self._clock = ledger, clock
        self._alerts = tuple((alert, rules_of(alert)) for alert in alerts)
        self._heard: dict[str, dict[str, int]] = {}

    def begin(self) -> None:
        """Learn up to which report each rule was held; a new rule begins with the next one."""
        self._heard = {
            alert.name: self._ledger.alerting.heard(alert.name, [one.name for one in rules])
            for alert, rules in self._alerts
        }

    def hear(self) -> int:
        """Note what is new, with its messages; how many things it is."""
        newest = self._ledger.newest(1) if self._alerts else []
        last = newest[0].number if newest else 0
        told = 0
        for alert, rules in self._alerts:
            heard = self._heard[alert.name]
            for rule in rules:
                while heard[rule.name] < last:
                    found = self._found(alert, rule, last)
                    told += self._ledger.alerting.note(alert.name, found, receivers(alert))
                    heard[rule.name] = found.upto
        return told

    def _hits(self, rule: WatchRule, after: int, last: int) -> tuple[list[Hit], int]:
        """What a rule finds in reports after one number, up to another; and up to which, where it is too much at once.

        A search gives the newest of what matches, and no more than so many: many reports, as a batch puts them in
        between two rounds, are gone through in stretches that are halved until nothing of one is left out.
        """
        most = most_found(rule.kind)
        while True:
            hits = self._ledger.search(rule.query, rule.kind, most, after=after, upto=last)
            if len(hits) < most or last == after + 1:
                return hits, last
            last = after + (last - after) // 2

    def _found(self, alert: Alert, rule: WatchRule, last: int) -> Found:
        """What a rule finds after the last report it was held against, up to a number, or as far as it gets."""
        after, at = self._heard[alert.name][rule.name], self._clock()
        all_, last = self._hits(rule, after, last)
        hits = [hit for hit in all_ if rule.over is None or goes_over(hit, rule.over)]
        hits.sort(key=lambda hit: (hit.report.number, hit.key))
        like = self._like(hits) if alert.once else {}
        heard = self._ledger.alerting.told(alert.name, sorted(set().union(*like.values()))) if like else set[str]()
        told, same = list[Thing](), list[Thing]()
        for hit in hits:
            (same if heard & like.get(hit.key, set()) else told).append(thing_of(hit, rule, at))
            heard.add(hit.key)
        return Found(rule.name, last, tuple(told), tuple(same))

    def _like(self, hits: Sequence[Hit]) -> Mapping[str, set[str]]:
        """For each hit the entries that tell the same, as far as any do."""
        keys = {hit.key for hit in hits}
        like: dict[str, set[str]] = {}
        for one in self._ledger.links(sorted(keys)) if keys else ():
            if one.link.relation in SAME:
                for key, other in ((one.link.left, one.link.right), (one.link.right, one.link.left)):
                    if key in keys:
                        like.setdefault(key, set()).add(other)
        return like


def receivers(alert: Alert) -> Sequence[str] | None:
    """To whom a message is written for each thing; None: things are gathered."""
    if alert.rhythm != "each":
        return None
    return alert.to or ("",)
