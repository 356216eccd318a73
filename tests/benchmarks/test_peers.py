"""The benchmark gives every program the same document."""

import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from html import unescape
from pathlib import Path

import pymupdf
import pytest

from benchmarks.peers import docx_file, html_page, sample
from benchmarks.peers.ends import ends
from benchmarks.peers.paper import Paper, job_of, paper_of
from itadesk.report.build import print_report
from tests.typeset.extraction import strict

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def data_file(tmp_path: Path) -> Path:
    path = tmp_path / "report.json"
    path.write_text(json.dumps(sample.report(1), ensure_ascii=False), "utf-8")
    return path


@pytest.fixture
def paper(data_file: Path) -> Paper:
    return paper_of(data_file)


def all_texts(paper: Paper) -> list[str]:
    assert paper.cover is not None
    around = [*paper.cover.title, *paper.cover.place, *paper.heading, *paper.signature]
    return [*around, *(column.heading for column in paper.columns), *paper.texts()]


def test_paper_has_the_whole_report(paper: Paper) -> None:
    assert (len(paper.rows), len(paper.columns)) == (7, 6)
    assert len(paper.texts()) > 80


def test_html_has_every_text_once(paper: Paper) -> None:
    body = html_page.html(paper).partition("<body>")[2]
    texts = (unescape(part).strip() for part in re.split("<[^>]*>", body))
    assert Counter(text for text in texts if text) == Counter(all_texts(paper))


def test_word_document_has_every_text_once(paper: Paper, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    docx_file.write(paper, path)
    with zipfile.ZipFile(path) as package:
        parts = {name: ET.fromstring(package.read(name)) for name in package.namelist()}
    texts = (found.text for found in parts["word/document.xml"].iter(f"{_WORD}t"))
    assert Counter(texts) == Counter(all_texts(paper))


def test_itadesk_prints_the_texts_of_the_paper(paper: Paper, data_file: Path) -> None:
    pdf = print_report(job_of(data_file)).pdf
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        read = strict("".join(page.get_text() for page in document))
    assert all(strict(line) in read for line in paper.heading)
    assert ends(pdf, paper.texts()).lost == 0


def test_itadesk_sets_the_columns_of_the_paper(paper: Paper, data_file: Path) -> None:
    pdf = print_report(job_of(data_file)).pdf
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        words = document[2].get_drawings()
    rules = {
        round(item[1].x)
        for drawing in words
        for item in drawing["items"]
        if item[0] == "l" and abs(item[1].x - item[2].x) < 0.1
    }
    edges = [paper.page["left"]]
    for column in paper.columns:
        edges.append(edges[-1] + column.width)
    assert {round(edge) for edge in edges} <= rules


def test_different_paragraphs_are_all_different_and_the_same_every_time(tmp_path: Path) -> None:
    data = sample.report(3, different=True)
    assert data == sample.report(3, different=True)
    path = tmp_path / "report.json"
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    texts = paper_of(path).texts()
    assert len(set(texts)) == len(texts)


def test_linear_document_prints_every_paragraph(tmp_path: Path) -> None:
    texts = sample.linear()
    path = tmp_path / "report.json"
    path.write_text(json.dumps(sample.prose(texts), ensure_ascii=False), "utf-8")
    assert paper_of(path).texts() == texts
