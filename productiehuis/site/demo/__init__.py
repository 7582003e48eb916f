"""The example: foundation Wikistad with three houses, invented people and the rhythm of a real year."""
