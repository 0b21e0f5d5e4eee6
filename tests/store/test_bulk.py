"""Plain questions and rows in bulk, on both databases."""

import pytest

from sayso.errors import StoreError
from sayso.store import Ledger, bulk
from tests.gate.made_ledger import Maker

HELD = {5: [9, 4, 3], -(2**63): [7], 2**63 - 1: [1]}


def test_the_newest_holders_of_each_mark(ledger: Ledger) -> None:
    rows = [(2, mark, entry) for mark, held in HELD.items() for entry in held]
    with ledger._writing() as connection:
        bulk.put(connection, "mark", ("stretch", "mark", "entry"), [*rows, (3, 5, 8)])
        assert bulk.holders(connection, [2], [*HELD, 6], 2) == {5: [9, 4], -(2**63): [7], 2**63 - 1: [1]}
        assert bulk.holders(connection, [2, 3], [5], 2) == {5: [9, 8]}


def test_any_number_of_values_may_be_asked_for(ledger: Ledger) -> None:
    added = ledger.add(next(Maker().reports(1)))
    many = [added.document, *(str(one) for one in range(40_000))]
    with ledger._reading() as connection:
        where, values = bulk.among(connection, "id", many)
        assert [row.id for row in bulk.ask(connection, f"SELECT id FROM document WHERE {where}", values)] == many[:1]


def test_rows_that_are_there_are_left_alone(ledger: Ledger) -> None:
    with ledger._writing() as connection:
        for value, new in (("first", 1), ("second", 0)):
            assert bulk.put_new(connection, "look", ("name", "at"), [("one", value)]) == new
        assert [row.at for row in bulk.ask(connection, "SELECT at FROM look")] == ["first"]


def test_a_refusal_in_bulk_is_told_in_one_line(ledger: Ledger) -> None:
    with pytest.raises(StoreError, match="refused"), ledger._writing() as connection:
        bulk.put(connection, "mark", ("stretch", "mark", "entry"), [(2, 5, 1), (2, 5, 1)])
