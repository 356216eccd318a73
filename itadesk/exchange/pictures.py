"""Pictures and files as evidence: read within limits, pictures made small and without traces.

A picture is decoded, turned as the camera says and encoded anew, so that neither the place it was
taken at nor anything hidden in the file is kept. Equal bytes give equal bytes.
"""

from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageOps, UnidentifiedImageError

from itadesk.core.blobs import blob_name
from itadesk.core.characters import shown
from itadesk.core.errors import UserError
from itadesk.exchange.files import read_bytes

MAX_SIDE = 2000  # pixels of a picture as it is kept
MAX_PIXELS = 40_000_000  # of a picture before it is decoded
MAX_PICTURE = 30_000_000  # bytes of a picture as it comes
MAX_FILE = 20_000_000  # bytes of another file
MAX_COLOURS = 128  # up to which a picture is drawn, not photographed

_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF", "MPO")
_SUFFIXES = frozenset(
    f".{name}" for name in ("jpg", "jpeg", "jfif", "png", "webp", "bmp", "gif", "tif", "tiff")
)
_APPLE = frozenset((".heic", ".heif"))
DOCUMENTS = frozenset(
    f".{name}"
    for name in ("pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "csv", "txt")
)
"""Suffixes of the files that may be kept and opened beside pictures: none of them is a program."""

TAKEN = DOCUMENTS | _SUFFIXES
"""Suffixes of all files that `attach` takes."""

PICTURES = frozenset((".jpg", ".png"))
"""Suffixes of pictures as they are kept."""

_QUALITY = 85
_PDF_HEAD = 1024  # bytes within which a PDF says that it is one
_OTHER = "เลือกภาพ JPEG หรือ PNG"


class Attachment(NamedTuple):
    """Bytes to keep and the name they are kept under; `words` is what their file was called."""

    name: str
    content: bytes
    words: str = ""

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture."""
        return Path(self.name).suffix in PICTURES


def attach(path: Path) -> Attachment:
    """Read a file as evidence; UserError when it may not be one."""
    suffix = path.suffix.lower()
    if suffix in _APPLE:
        raise UserError(
            f"ยังใช้ภาพ HEIC “{shown(path.name)}” ไม่ได้", "บันทึกหรือส่งภาพเป็น JPEG แล้วเลือกใหม่"
        )
    is_named_picture = suffix in _SUFFIXES
    content = read_bytes(path, MAX_PICTURE if is_named_picture else MAX_FILE)
    if is_pdf(content):
        return _named(_small(content, path), ".pdf", path.stem)
    if is_named_picture:
        return picture(content, path.name)._replace(words=path.stem)
    if not content:
        raise UserError(f"แฟ้ม “{shown(path.name)}” ว่างเปล่า", "เลือกแฟ้มอื่น")
    if suffix == ".pdf" or suffix not in DOCUMENTS:
        raise UserError(
            f"แนบแฟ้ม “{shown(path.name)}” ไม่ได้", "ใช้ภาพ PDF หรือแฟ้ม Word Excel PowerPoint"
        )
    return _named(content, suffix, path.stem)


def picture(content: bytes, name: str = "ที่วาง") -> Attachment:
    """Return a picture as it is kept; UserError, naming it, when it is none or too large."""
    called = f"ภาพ “{shown(name)}”"
    if len(content) > MAX_PICTURE:
        raise UserError(f"{called} ใหญ่เกิน ๓๐ เมกะไบต์", "ย่อภาพให้เล็กลง")
    too_large = UserError(f"{called} ใหญ่เกิน ๔๐ ล้านจุด", "ย่อภาพให้เล็กลง")
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise too_large
            return _encoded(opened)
    except UnidentifiedImageError as error:
        raise UserError(f"{called} ไม่ใช่ภาพที่โปรแกรมรู้จัก", _OTHER) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise too_large from error
    except UserError:
        raise
    except Exception as error:  # the decoders raise whatever a broken file makes them
        raise UserError(f"{called} ไม่ครบหรือเสียหาย", "เปิดดูในเครื่องก่อน แล้วเลือกภาพใหม่") from error


def is_pdf(content: bytes) -> bool:
    """Whether these are the bytes of a PDF, whatever its name says."""
    return b"%PDF-" in content[:_PDF_HEAD]


def may_open(name: str) -> bool:
    """Whether a kept file of this name may be handed to another program: no program is."""
    return Path(name).suffix.lower() in TAKEN


def _encoded(opened: Image.Image) -> Attachment:
    """Encode an open picture anew: what is drawn or clear as PNG, photographs as JPEG."""
    is_photo = opened.format in ("JPEG", "MPO")
    if is_photo:
        opened.draft("RGB", (MAX_SIDE, MAX_SIDE))  # large ones need not be decoded whole
    turned = ImageOps.exif_transpose(opened)
    clear = turned.has_transparency_data
    drawn = not is_photo and _has_few_colours(turned)
    mode = "RGBA" if clear else "L" if turned.mode in ("1", "L", "I;16") else "RGB"
    small = turned.convert(mode)
    small.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    plain = Image.new(mode, small.size)
    plain.paste(small)  # a new picture: nothing that was beside the pixels
    stream = BytesIO()
    if clear or drawn:
        plain.save(stream, "PNG", optimize=True)
        return _named(stream.getvalue(), ".png")
    plain.save(stream, "JPEG", quality=_QUALITY, optimize=True)
    return _named(stream.getvalue(), ".jpg")


def _has_few_colours(image: Image.Image) -> bool:
    """Tell a drawing from a photograph by a part of the pixels."""
    part = image.copy()
    part.thumbnail((MAX_SIDE // 2, MAX_SIDE // 2), Image.Resampling.NEAREST)
    return part.convert("RGBA").getcolors(MAX_COLOURS) is not None


def _small(content: bytes, path: Path) -> bytes:
    """Return the content of a file that is no picture, unless there is too much of it."""
    if len(content) > MAX_FILE:
        raise UserError(f"“{shown(path.name)}” ใหญ่เกิน ๒๐ เมกะไบต์", "ลดขนาดแฟ้ม หรือแนบเป็นลิงก์")
    return content


def _named(content: bytes, suffix: str, words: str = "") -> Attachment:
    """Return bytes under the name they are kept by."""
    return Attachment(blob_name(content, suffix.removeprefix(".")), content, words)
