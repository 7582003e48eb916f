"""From what was counted to what everybody may see: lines, what is hidden of them, their names, and how pages show them.

`publication.publication_of` is the one door (docs/adr/0009).
"""
