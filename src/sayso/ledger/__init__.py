"""What many reports told: added and compared as they come, summed up, asked for. The pipeline of many pages.

Findings --store--> entries --candidates by marks--> compare --> links --store--> ledger
ledger --> accounts (entries and links summed up by compare) --> show --> sheets, briefs, exports
"""

from sayso.ledger.adding import add_findings, add_paths

__all__ = ["add_findings", "add_paths"]
