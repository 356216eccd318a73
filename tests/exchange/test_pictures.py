"""Pictures and files as evidence."""

import hashlib
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from itadesk.core.checks import is_blob_name
from itadesk.core.dataset import Dataset
from itadesk.core.errors import UserError
from itadesk.core.records import Evidence, FiscalYear, Office
from itadesk.exchange import data_json, pictures
from itadesk.exchange.pictures import Attachment, attach, may_open, picture

ORIENTATION, GPS = 0x0112, 0x8825


def encoded(
    kind: str = "JPEG",
    size: tuple[int, int] = (60, 30),
    mode: str = "RGB",
    exif: Image.Exif | None = None,
) -> bytes:
    """Return a picture whose upper left quarter is white, the rest black."""
    image = Image.new(mode, size)
    image.paste(Image.new("RGB", (size[0] // 2, size[1] // 2), "white").convert(mode))
    stream = BytesIO()
    image.save(stream, kind, **({} if exif is None else {"exif": exif.tobytes()}))
    return stream.getvalue()


def opened(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    return image


def noise(size: tuple[int, int]) -> Image.Image:
    return Image.effect_noise(size, 90).convert("RGB")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_picture_stands_as_the_camera_says(orientation: int) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    image = opened(picture(encoded(exif=exif)).content)
    assert image.size == ((60, 30) if orientation < 5 else (30, 60))
    wide, high = image.size
    white = {
        at: image.convert("L").getpixel(at) > 128
        for at in ((wide // 4, high // 4), (3 * wide // 4, high // 4),
                   (3 * wide // 4, 3 * high // 4), (wide // 4, 3 * high // 4))
    }  # fmt: skip
    corner = [*white].index(next(at for at, is_white in white.items() if is_white))
    assert list(white.values()).count(True) == 1
    assert corner == {1: 0, 2: 1, 3: 2, 4: 3, 5: 0, 6: 1, 7: 2, 8: 3}[orientation]


def test_nothing_beside_the_pixels_is_kept() -> None:
    exif = Image.Exif()
    exif[0x010F] = "maker"
    exif.get_ifd(GPS)[1] = "N"
    stream = BytesIO()
    opened(encoded()).save(
        stream, "JPEG", exif=exif.tobytes(), comment=b"secret", icc_profile=b"secret" * 50
    )
    kept = picture(stream.getvalue())
    assert dict(opened(kept.content).getexif()) == {}
    assert not any(word in kept.content for word in (b"secret", b"maker", b"Exif"))


def test_words_in_a_png_are_not_kept() -> None:
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    words.add_text("Author", "secret")
    stream = BytesIO()
    opened(encoded("PNG")).save(stream, "PNG", pnginfo=words)
    assert b"secret" not in picture(stream.getvalue()).content


@pytest.mark.parametrize(
    ("size", "kept"), [((3000, 1500), (2000, 1000)), ((100, 4000), (50, 2000)), ((9, 7), (9, 7))]
)
def test_picture_is_at_most_2000_pixels_wide_or_high(
    size: tuple[int, int], kept: tuple[int, int]
) -> None:
    assert opened(picture(encoded(size=size)).content).size == kept
    assert opened(picture(encoded("PNG", size)).content).size == kept


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF"])
def test_usual_kinds_are_taken(kind: str) -> None:
    kept = picture(encoded(kind))
    assert kept.is_picture
    assert is_blob_name(kept.name)
    assert kept.name.startswith(hashlib.sha256(kept.content).hexdigest())
    assert opened(kept.content).format in ("JPEG", "PNG")


def test_first_picture_of_several_is_taken() -> None:
    stream = BytesIO()
    frames = [Image.new("L", (8, 8), shade) for shade in (0, 255)]
    frames[0].save(stream, "GIF", save_all=True, append_images=frames[1:])
    assert opened(picture(stream.getvalue()).content).convert("L").getpixel((3, 3)) == 0


def test_photographs_become_jpeg_and_drawings_png() -> None:
    stream = BytesIO()
    noise((300, 200)).save(stream, "PNG")
    assert picture(stream.getvalue()).name.endswith(".jpg")
    assert picture(encoded("JPEG")).name.endswith(".jpg")
    assert picture(encoded("PNG")).name.endswith(".png")


def test_what_is_clear_stays_clear() -> None:
    stream = BytesIO()
    Image.new("RGBA", (10, 10), (200, 0, 0, 0)).save(stream, "PNG")
    kept = opened(picture(stream.getvalue()).content)
    assert kept.mode == "RGBA"
    assert kept.getpixel((5, 5))[3] == 0


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16"])
def test_every_kind_of_colour_is_taken(mode: str) -> None:
    stream = BytesIO()
    image = Image.new("RGB", (8, 8), "white")
    image = Image.new("I;16", (8, 8), 200) if mode == "I;16" else image.convert(mode)
    image.save(stream, "TIFF")
    kept = opened(picture(stream.getvalue()).content)
    assert kept.convert("L").getpixel((4, 4)) in range(190, 256)


def test_equal_pictures_are_kept_once() -> None:
    assert picture(encoded()) == picture(encoded())
    again = picture(picture(encoded("PNG")).content)
    assert again.content == picture(encoded("PNG")).content


def png_head(width: int, height: int) -> bytes:
    """Return a small PNG that says it is as large as this: a bomb."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return len(data).to_bytes(4) + body + zlib.crc32(body).to_bytes(4)

    head = width.to_bytes(4) + height.to_bytes(4) + b"\x08\x02\0\0\0"
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(100_000)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [6_400, 10_000, 30_000, 2**31 - 1])
def test_picture_that_would_grow_too_large_is_not_decoded(side: int) -> None:
    with pytest.raises(UserError, match="ใหญ่เกิน ๔๐ ล้านจุด"):
        picture(png_head(side, side), "ใหญ่.png")


def test_too_many_bytes_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pictures, "MAX_PICTURE", 100)
    monkeypatch.setattr(pictures, "MAX_FILE", 50)
    with pytest.raises(UserError, match="ใหญ่เกิน"):
        picture(encoded())
    for name, content in (("a.jpg", encoded()), ("a.docx", bytes(60)), ("a.jpg", b"%PDF-" * 15)):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(UserError, match="ใหญ่เกิน"):
            attach(tmp_path / name)


@pytest.mark.parametrize("part", [n / 11 for n in range(11)])
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_broken_picture_is_refused(kind: str, part: float) -> None:
    stream = BytesIO()
    noise((80, 80)).save(stream, kind)
    content = stream.getvalue()
    with pytest.raises(UserError):
        picture(content[: int(len(content) * part)])


@given(st.binary(max_size=300), st.sampled_from(["JPEG", "PNG", "GIF", "TIFF", "BMP", "WEBP"]))
def test_any_bytes_are_a_picture_or_are_refused(noise: bytes, kind: str) -> None:
    for content in (noise, encoded(kind)[:40] + noise):
        try:
            kept = picture(content)
        except UserError:
            continue
        assert max(opened(kept.content).size) <= pictures.MAX_SIDE


def test_files_are_kept_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "คำสั่ง แต่งตั้ง.DOCX"
    path.write_bytes(b"PK content")
    kept = attach(path)
    assert (kept.content, kept.words, kept.is_picture) == (b"PK content", "คำสั่ง แต่งตั้ง", False)
    assert kept.name.endswith(".docx")


@pytest.mark.parametrize("name", ["a.pdf", "a.jpg", "a.docx", "a"])
def test_pdf_is_known_by_its_head(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\n%PDF-1.7 ...")
    assert attach(tmp_path / name).name.endswith(".pdf")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", b"MZ program"),
        ("a.png", b"<svg/>"),
        ("a.pdf", b"no pdf"),
        ("a.exe", b"MZ"),
        ("a.itadesk", b"SQLite"),
        ("a.docm", b"PK"),
        ("a.svg", b"<svg/>"),
        ("a.heic", b"ftypheic"),
        ("a.docx", b""),
        ("a", b"words"),
    ],
)
def test_what_may_not_be_evidence_is_refused_by_name(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError, match=name.split(".")[0]):
        attach(tmp_path / name)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        attach(tmp_path / "a.png")
    with pytest.raises(UserError):
        attach(tmp_path)


def test_programs_may_not_be_opened() -> None:
    assert may_open("a.pdf")
    assert may_open("a.JPG")
    assert not may_open("a.exe")
    assert not may_open("a.lnk")


def test_evidence_comes_back_from_json_with_its_bytes(tmp_path: Path) -> None:
    stream = BytesIO()
    noise((50, 40)).save(stream, "JPEG")
    kept = [
        picture(stream.getvalue()),
        Attachment(f"{hashlib.sha256(b'%PDF-').hexdigest()}.pdf", b"%PDF-"),
    ]
    office = Office(name="นาม่วง")
    year = FiscalYear(office_id=office.id, year=2568)
    pieces = [
        Evidence(year_id=year.id, order_key=n, kind="file", file=one.name, pages="1-2")
        for n, one in enumerate(kept)
    ]
    blobs = {one.name: one.content for one in kept}
    data_json.write(tmp_path / "a.json", Dataset.of([office, year, *pieces]), blobs.__getitem__)
    records, read = data_json.read(tmp_path / "a.json")
    assert read == blobs
    found = [one for one in records if isinstance(one, Evidence)]
    assert [(one.file, one.pages) for one in found] == [(one.name, "1-2") for one in kept]
