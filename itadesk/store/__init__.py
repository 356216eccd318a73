"""The document file: tables, safe opening, one transaction for each action."""
