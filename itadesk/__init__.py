"""itadesk: ITA measures and results of Thai local offices, from entry to the signed report."""

__version__ = "0.1.0"
