"""Public numbers as files: a publication becomes sheets, and sheets become CSV, XLSX or ODS."""

from productiehuis.monitor.exports.files import FORMS, Form, file_response, write
from productiehuis.monitor.exports.flow_sheet import flow_sheet, with_flow
from productiehuis.monitor.exports.sheets import Sheet, sheets_of

__all__ = ["FORMS", "Form", "Sheet", "file_response", "flow_sheet", "sheets_of", "with_flow", "write"]
