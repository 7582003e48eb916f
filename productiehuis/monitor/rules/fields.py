"""The names of the numbers. They are those of the open data, so they never change meaning."""

HELP = ("help_unique", "help_anonymous", "help_contacts")
ACTIVATION = ("activation_unique", "activation_anonymous", "activation_contacts")
FIELDS = ("volunteers", *HELP, "help_requests", *ACTIVATION)

# Numbers of different people: the same person at two initiatives is one person, so they never simply add up.
PEOPLE = frozenset({"volunteers", "help_unique", "activation_unique"})
