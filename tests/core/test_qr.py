"""QR codes of texts."""

import numpy as np
import pytest
import zxingcpp

from itadesk.core.qr import QUIET, matrix


def test_code_is_read_as_the_text() -> None:
    rows = np.array(matrix("ก-123"), dtype=np.uint8)
    picture = np.kron(np.pad(rows, QUIET), np.ones((4, 4), dtype=np.uint8))
    (found,) = zxingcpp.read_barcodes((1 - picture) * 255)
    assert found.text == "ก-123"


def test_text_too_long_for_a_code_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        matrix("ก" * 5_000)
