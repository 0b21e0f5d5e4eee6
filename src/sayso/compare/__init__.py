"""Two records in, how they stand to each other out: pure functions, each with its reasons in words."""
