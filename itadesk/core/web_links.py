"""Web addresses as officers type them: which of them may be opened, and how they are written."""

from urllib.parse import quote, urlsplit

_SCHEMES = ("http", "https")
_KEPT = "/?#[]@!$&'()*+,;=:%~"  # what an address may hold beside letters and digits


def web_address(text: str) -> str:
    """Return an address a browser can be given, "" when it is none of the web's.

    What has no scheme is taken for https; letters outside ASCII are escaped.
    """
    address = text.strip()
    scheme, colon, rest = address.partition("://")
    if not colon:
        scheme, rest = "https", address
    host, slash, path = rest.partition("/")
    try:
        parts = urlsplit(f"{scheme}://{host}")
        plain = host.encode("idna").decode("ascii")
        port = parts.port
    except (ValueError, UnicodeError):
        return ""
    name = parts.hostname or ""
    named = "." in name or (name == "localhost" and port)
    if scheme.lower() not in _SCHEMES or not named or set(address) & set(" \n\t\\"):
        return ""
    return f"{scheme.lower()}://{plain}{slash}{quote(path, safe=_KEPT)}"


def web_host(text: str) -> str:
    """Return the host an address leads to, "" when it is none of the web's."""
    return urlsplit(web_address(text)).hostname or ""
