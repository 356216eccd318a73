"""The printed report: Thai text, tables, pages and forms on the canvas of ReportLab."""

import itadesk.report.later  # noqa: F401 - before ReportLab
