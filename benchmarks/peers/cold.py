"""itadesk from DATA.json to PDF, in a process that begins with nothing."""

from pathlib import Path


def main(data_file: str, pdf: str) -> None:
    """Read a DATA.json and write the PDF of its newest report."""
    from itadesk.core.dataset import Dataset
    from itadesk.core.papers import chosen_report, chosen_year
    from itadesk.exchange import data_json
    from itadesk.report.build import print_report
    from itadesk.report.job import PrintJob

    records, blobs = data_json.read(Path(data_file))
    data = Dataset.of(records)
    year = chosen_year(data)
    report = chosen_report(data, year, "results", "results-summary")
    Path(pdf).write_bytes(print_report(PrintJob(data, year, report, blobs=blobs)).pdf)
