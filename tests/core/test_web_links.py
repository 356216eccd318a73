import pytest

from itadesk.core.web_links import web_address, web_host


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://www.namuang.go.th/a?b=1#c", "https://www.namuang.go.th/a?b=1#c"),
        ("HTTP://namuang.go.th", "http://namuang.go.th"),
        (" www.namuang.go.th/x ", "https://www.namuang.go.th/x"),
        ("https://a.go.th/ข่าว", "https://a.go.th/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7"),
        ("https://a.go.th/%E0%B8%82", "https://a.go.th/%E0%B8%82"),
        ("https://ไทย.ไทย/a", "https://xn--o3cw4h.xn--o3cw4h/a"),
        ("http://localhost:8000/a", "http://localhost:8000/a"),
        ("", ""),
        ("ไม่มี", ""),
        ("file:///etc/passwd", ""),
        ("javascript://a.b/%0aalert(1)", ""),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("https://a.go.th/a b", ""),
        ("https://[a.b", ""),
        ("https://a.b:port/", ""),
    ],
)
def test_only_addresses_of_the_web_are_addresses(typed: str, address: str) -> None:
    assert web_address(typed) == address


def test_host_is_where_the_address_leads() -> None:
    assert web_host("https://www.namuang.go.th@evil.example/a") == "evil.example"
    assert web_host("javascript:alert(1)") == ""
