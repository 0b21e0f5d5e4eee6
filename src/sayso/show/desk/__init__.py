"""What the pages of the desk show, arranged: tables with what each cell leads to, a story, a report, what is new."""
