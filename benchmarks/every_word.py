"""Every word of PyThaiNLP's list in all four faces: is it drawn as HarfBuzz draws it, and read?

python -m benchmarks.every_word
"""

from itertools import product

from itadesk.report.fonts import face
from tests.typeset import extraction, word_list


def main() -> None:
    """Set every word in every face and have it read; print what is wrong."""
    words = word_list.words()
    for bold, italic in product((False, True), repeat=2):
        own = face(bold, italic)
        print(f"{own.name}: {len(words)} words, drawn otherwise: {word_list.differing(own, words)}")
    for reader in extraction.READERS:
        print(f"{reader}: {word_list.misread(words, reader):.4%} of the characters misread")


if __name__ == "__main__":
    main()
