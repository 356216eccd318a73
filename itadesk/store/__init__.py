"""The document file: models, transactions, undo."""
