"""The desk as who works there meets it: a browser, a hand, and a stopwatch."""
