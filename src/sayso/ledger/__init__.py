"""What many reports told: added and compared as they come, summed up, asked for. The pipeline of many pages.

Findings --store--> entries --candidates by marks--> compare --> links --store--> ledger      (adding, comparing)
ledger --> entries and links --compare--> accounts --show--> sheets, briefs, exports          (accounts, answers)
"""
