"""When the line is broken, on plain values: one function per rule, with a page in docs/rules."""
