"""Numbers of bytes in words."""

from itadesk.core.digits import thai_number

_MEGABYTE, _KILOBYTE = 1_000_000, 1_000


def size_text(size: int) -> str:
    """Return ๑๒ เมกะไบต์ or ๑๘๐ กิโลไบต์."""
    if size < _MEGABYTE:
        return f"{thai_number(-(-size // _KILOBYTE))} กิโลไบต์"
    return f"{thai_number(round(size / _MEGABYTE))} เมกะไบต์"
