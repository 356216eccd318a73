"""The printed report: Thai text, tables, pages and forms on the canvas of ReportLab."""
