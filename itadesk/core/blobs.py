"""The names of bytes: what they are, said by their content."""


def blob_name(content: bytes, extension: str) -> str:
    """Return the name under which a document keeps bytes; `extension` is without its dot."""
    import hashlib  # takes long to load, and most commands name no bytes

    return f"{hashlib.sha256(content).hexdigest()}.{extension}"
