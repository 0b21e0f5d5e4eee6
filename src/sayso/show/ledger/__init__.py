"""Answers of the ledger as sheets, for every door alike."""
