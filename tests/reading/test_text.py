"""Bytes to text: encodings, normalisation, lines, and what is no text."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govrank.errors import GovrankError, Mark, Source, diagnostic
from govrank.reading.legacy import legacy_encoding
from govrank.reading.text import capped, decode, from_text, looks_like_tcvn3, read_source

GENUINE = """\
Kết quả xếp loại mức độ ứng dụng công nghệ thông tin, cổng thông tin điện tử trong các cơ quan
nhà nước tỉnh Bắc Giang năm 2021. Xét đề nghị của Giám đốc Sở Thông tin và Truyền thông tại Tờ
trình số 59/TTr-STTTT ngày 15/12/2021; Chủ tịch UBND tỉnh thông báo kết quả xếp loại như sau:
Sở Văn hóa, Thể thao và Du lịch; Sở Nội Vụ; Sở Kế hoạch và Đầu tư; Văn phòng UBND tỉnh
Sở Lao động - Thương binh và Xã hội; Ban Quản lý các Khu công nghiệp; UBND Huyện Lục Ngạn
Xếp loại: Tốt, Khá, Trung bình, Yếu. TT HĐND tỉnh; Lưu: VT, KGVX. Hiệp Hoà, Yên Thế, Sơn Động.
"""
TCVN3 = {
    "Sở Y tế": "Së Y tÕ",
    "Sở Tài chính": "Së Tµi chÝnh",
    "Điểm đạt được": "§iÓm ®¹t ®\u00adîc",
    "Xếp loại": "XÕp lo¹i",
    "Khá": "Kh¸",
    "Ủy ban nhân dân": "ñy ban nh©n d©n",
}
VNI = "Sôû Thoâng tin vaø Truyeàn thoâng, Uyû ban nhaân daân tænh Baéc Giang, Ñaïi hoïc, kyù"
WESTERN = [
    "Élève à Besançon, où êtes-vous, Noël, tôt ou tard",
    "São João da Ponte, Inês, José, Luís, Simões, Ação",
    "René né à Nîmes",
    "« mot » été",
    "Muñoz",
    "50 µm, 12 m², 25 °C, µg/m³",
    "Düsseldorf, Köln, über",
]


def codes_of(call, *args, **options):
    with pytest.raises(GovrankError) as raised:
        call(*args, **options)
    return [(each.code, str(each.mark)) for each in raised.value.diagnostics]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encodings_of_spreadsheets_are_read(encoding):
    """UTF-8 with or without BOM and UTF-16 with BOM give the same text."""
    source = decode("Sở Y tế\r\nTốt 😀\n".encode(encoding), "t")
    assert source.lines == ("Sở Y tế", "Tốt 😀")


def test_big_endian_is_read():
    """The BOM tells the order of bytes."""
    assert decode(b"\xfe\xff" + "ệ".encode("utf-16-be"), "t").lines == ("ệ",)


def test_letters_are_composed():
    """Decomposed letters become composed ones, and columns count those."""
    assert from_text(unicodedata.normalize("NFD", "Tiếng Việt"), "t").lines == ("Tiếng Việt",)


def test_every_end_of_line_counts():
    """CRLF, CR, LF, NEL and the Unicode separators end a line; a last end adds none."""
    text = "a\r\nb\rc\nd\u0085e\u2028f\u2029g\n"
    assert from_text(text, "t").lines == ("a", "b", "c", "d", "e", "f", "g")
    assert from_text("", "t").lines == ()
    assert from_text("\n\n", "t").lines == ("", "")


@given(st.text())
def test_any_text_is_read_or_refused(text):
    """Text in memory gives its lines or a GovrankError, and nothing else."""
    try:
        source = from_text(text, "t")
    except GovrankError:
        return
    assert "\n".join(source.lines).count("\n") <= len(text)
    assert from_text("\n".join(source.lines), "t").lines == source.lines or source.lines[-1] == ""


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"abc", ("text/too-large", "t")),
        (b"a\0b", ("text/binary", "t:1:2")),
        (b"\xff\0", ("text/binary", "t")),
        (b"a\n\xe9", ("text/not-utf-8", "t:2")),
        (b"\xff\xfea", ("text/damaged-utf16", "t")),
    ],
)
def test_what_is_no_text_is_one_finding(data, found):
    """Size, NUL bytes, a broken encoding: one finding each, with its line where it has one."""
    limit = 2 if found[0] == "text/too-large" else 100
    assert codes_of(decode, data, "t", limit=limit) == [found]


def test_control_characters_are_refused_with_their_places():
    """Each control character is a finding; more than a hundred make no text at all."""
    assert codes_of(from_text, "a\x07b\n\x1b\u0099", "t") == [
        ("text/control-character", "t:1:2"),
        ("text/control-character", "t:2:1"),
        ("text/control-character", "t:2:2"),
    ]
    assert codes_of(from_text, "a\n" + "\x01" * 101, "t") == [("text/binary", "t:2:1")]


def test_lines_are_limited():
    """More lines than half the limit are refused, since each costs more than its text."""
    assert codes_of(from_text, "\n" * 6, "t", limit=10) == [("text/too-many-lines", "t")]


def as_windows_1258(text):
    tones = "\u0300\u0301\u0303\u0309\u0323"
    whole = [unicodedata.normalize("NFD", letter) for letter in text]
    bases = [
        unicodedata.normalize("NFC", each.translate(dict.fromkeys(map(ord, tones))))
        for each in whole
    ]
    marks = ["".join(mark for mark in each if mark in tones) for each in whole]
    return "".join(base + mark for base, mark in zip(bases, marks, strict=True)).encode("cp1258")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("né".encode("latin-1"), ""),
        (", ".join(TCVN3.values()).encode("latin-1"), "TCVN3"),
        (VNI.encode("latin-1"), "VNI"),
        (as_windows_1258(GENUINE), "Windows-1258"),
        (WESTERN[0].encode("latin-1"), ""),
        ("Điểm".encode("utf-16-be"), ""),
    ],
)
def test_legacy_encodings_are_named(data, encoding):
    """TCVN3, VNI and Windows-1258 are told apart by the Vietnamese they make; French is none."""
    assert legacy_encoding(data) == encoding


def test_a_legacy_encoding_stands_in_the_message():
    """The one finding of a legacy file names the encoding and the line of the first byte."""
    with pytest.raises(GovrankError) as raised:
        decode(b"id: x\n" + "title: Së Y tÕ, tØnh".encode("latin-1"), "t")
    (found,) = raised.value.diagnostics
    assert (found.code, str(found.mark)) == ("text/legacy-encoding", "t:2")
    assert "TCVN3" in found.text("vi")


@pytest.mark.parametrize("text", TCVN3.values())
def test_tcvn3_letters_are_recognised(text):
    """Vietnamese typed in a TCVN3 font and read as Latin-1 is recognised, even one name."""
    assert looks_like_tcvn3(text)


@pytest.mark.parametrize(
    "text", [*GENUINE.split(), *GENUINE.splitlines(), GENUINE, "", "Tai chinh"]
)
def test_genuine_vietnamese_is_not_tcvn3(text):
    """No word and no line of an announcement is taken for TCVN3."""
    assert not looks_like_tcvn3(text)


@pytest.mark.parametrize("text", [*WESTERN, *" ".join(WESTERN).split()])
def test_western_names_are_not_tcvn3(text):
    """French, Portuguese, Spanish and German words and units of measure are left alone."""
    assert not looks_like_tcvn3(text)


def test_a_file_is_read_with_its_name(tmp_path):
    """A file gives its lines under the name it was asked by."""
    path = tmp_path / "a.yaml"
    path.write_bytes("a: ệ\n".encode())
    assert read_source(path).lines == read_source(str(path)).lines == ("a: ệ",)
    assert read_source(path).name == str(path)


def test_a_large_file_is_not_read_whole(tmp_path):
    """One byte over the limit is refused."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"12345")
    assert read_source(path, limit=5).lines == ("12345",)
    assert codes_of(read_source, path, limit=4) == [("text/too-large", str(path))]


def test_a_missing_file_names_its_neighbours(tmp_path):
    """A misspelt name suggests the file that is there; without neighbours nothing is."""
    (tmp_path / "portal.ruleset.yaml").touch()
    with pytest.raises(GovrankError) as raised:
        read_source(tmp_path / "portal.rulset.yaml")
    assert "portal.ruleset.yaml" in raised.value.diagnostics[0].hint("en")
    nowhere = tmp_path / "no" / "file"
    assert codes_of(read_source, nowhere) == [("text/not-found", str(nowhere))]


def test_what_is_no_readable_file_is_one_finding(tmp_path, monkeypatch):
    """A folder, a file without permission and a name no system takes: one finding each."""
    assert codes_of(read_source, tmp_path) == [("text/is-directory", str(tmp_path))]
    assert codes_of(read_source, "a" * 5000)[0][0] == "text/unreadable"
    assert codes_of(read_source, "a\0b")[0][0] in ("text/unreadable", "text/not-found")

    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert codes_of(read_source, "x")[0][0] == "text/no-permission"
    assert codes_of(read_source, tmp_path)[0][0] == "text/is-directory"


def test_a_hundred_findings_are_shown_and_the_others_counted():
    """Findings beyond a hundred are one more finding, at the place of the first of them."""
    source = Source("t")
    found = [diagnostic("text/tab", Mark(source, line, 1)) for line in range(150, 0, -1)]
    shown = capped(found, 7)
    assert [each.mark.line for each in shown[:-1]] == list(range(1, 101))
    assert shown[-1] == diagnostic("text/too-many", Mark(source, 101, 1), count=57)
    assert capped(found[:100]) == tuple(reversed(found[:100]))
    assert capped(found, all_read=False)[-1].code == "text/far-too-many"
