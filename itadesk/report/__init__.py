"""The printed report: Thai text, tables, pages and forms on the canvas of ReportLab."""

import itadesk.report.libraries  # noqa: F401 - before any other use of them
