"""Everything that is kept of one person: a document for machines and a sheet to read."""

from productiehuis.privacy.my_data.document import VERSION, Everything, everything_of, known_at, my_data_json
from productiehuis.privacy.my_data.sheet import my_data_pdf

__all__ = ["VERSION", "Everything", "everything_of", "known_at", "my_data_json", "my_data_pdf"]
