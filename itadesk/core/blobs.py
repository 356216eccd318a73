"""The names of bytes: what they are, said by their content."""

import hashlib


def blob_name(content: bytes, extension: str) -> str:
    """Return the name under which a document keeps bytes; `extension` is without its dot."""
    return f"{hashlib.sha256(content).hexdigest()}.{extension}"
