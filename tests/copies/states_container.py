"""States of the container: the zip around the parts, cut, packed or declared in odd ways."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterator

from tests.copies.returned_copy import Make, Outcome, ReturnedCopy, State, foreign, pack, rejected, taken

ISIAN = "xl/worksheets/sheet2.xml"
_CENTRAL, _LOCAL, _END = b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06"
_FLAGS_AT, _METHOD_AT, _LENGTH_AT = 8, 10, 24
"""Where a field stands in an entry of the central directory."""


def patched(part: str, offset: int, value: bytes) -> Make:
    """An entry of the central directory that tells something else."""
    return lambda copy: patch(copy.packed(), part, offset, value)


def patch(packed: bytes, part: str, offset: int, value: bytes) -> bytes:
    data = bytearray(packed)
    start = data.index(_CENTRAL)
    while data[start + 46 : start + 46 + len(part)] != part.encode():
        start = data.index(_CENTRAL, start + 4)
    data[start + offset : start + offset + len(value)] = value
    return bytes(data)


def on_bytes(change: Callable[[bytes], bytes]) -> Make:
    return lambda copy: change(copy.packed())


def packed_with(method: int) -> Make:
    return lambda copy: pack(copy.parts, method)


def entries(change: Callable[[list[tuple[str, bytes]]], list[tuple[str, bytes]]]) -> Make:
    return lambda copy: pack(change(list(copy.parts.items())))


def streamed(copy: ReturnedCopy) -> bytes:
    """Written to a pipe: lengths stand behind the data."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation

        def tell(self) -> int:
            raise io.UnsupportedOperation

    stream = Pipe()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in copy.parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_zip64(copy: ReturnedCopy) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in copy.parts.items():
            with archive.open(name, "w", force_zip64=True) as part:
                part.write(content)
    return stream.getvalue()


def bomb(copy: ReturnedCopy) -> None:
    """30 MB of empty cells in a few KB."""
    rows = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (row, row) for row in range(100, 130))
    copy.parts[ISIAN] = copy.parts[ISIAN].replace(b"</sheetData>", rows + b" " * 30_000_000 + b"</sheetData>")


def longer_than_declared(copy: ReturnedCopy) -> bytes:
    bomb(copy)
    return patch(copy.packed(), ISIAN, _LENGTH_AT, struct.pack("<I", 4_000))


def picture_bomb(copy: ReturnedCopy) -> None:
    copy.parts["xl/media/foto.png"] = b"\0" * 60_000_000


def many_parts(copy: ReturnedCopy) -> bytes:
    return pack([*copy.parts.items(), *((f"xl/media/p{number}.xml", b"") for number in range(20_000))])


def renamed(part: str, name: str) -> Make:
    return entries(lambda found: [(name if old == part else old, data) for old, data in found])


def _as_windows(found: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    return [(name.replace("/", "\\"), data) for name, data in found]


def states() -> Iterator[State]:
    """Everything a reader of containers meets."""
    for name, make, outcome in (*_cut(), *_packed(), *_named()):
        yield State(name, make, outcome)


def _cut() -> Iterator[tuple[str, Make, Outcome]]:
    yield "terpotong separuh", on_bytes(lambda data: data[: len(data) // 2]), foreign("SKP-505")
    yield "terpotong di akhir", on_bytes(lambda data: data[:-30]), foreign("SKP-505")
    yield "hanya empat byte pertama", on_bytes(lambda data: data[:4]), foreign("SKP-505")
    yield "berukuran nol", on_bytes(lambda _: b""), foreign("SKP-504")
    yield "satu byte", on_bytes(lambda _: b"P"), foreign("SKP-507")
    yield "berisi spasi", on_bytes(lambda _: b" " * 5_000), foreign("SKP-507")
    yield "berisi byte nol", on_bytes(lambda _: b"\0" * 5_000), foreign("SKP-507")
    yield "byte tambahan di depan", on_bytes(lambda data: b"\r\n" + data), foreign("SKP-507")
    yield "byte tambahan di belakang", on_bytes(lambda data: data + b"\0" * 500), taken()
    yield "dua berkas disambung", on_bytes(lambda data: data + data), taken()
    yield "daftar isi menunjuk ke luar", on_bytes(_directory_outside), foreign("SKP-505")
    yield "isi lembar rusak", on_bytes(_broken_stream), rejected("SKP-505")


def _directory_outside(data: bytes) -> bytes:
    start = data.rindex(_END)
    return data[: start + 16] + b"\xf0\xff\xff\x7f" + data[start + 20 :]


def _broken_stream(data: bytes) -> bytes:
    start = data.index(ISIAN.encode()) + len(ISIAN) + 400
    return data[:start] + bytes(byte ^ 0x55 for byte in data[start : start + 40]) + data[start + 40 :]


def _packed() -> Iterator[tuple[str, Make, Outcome]]:
    yield "tanpa pemampatan", packed_with(zipfile.ZIP_STORED), taken()
    yield "pemampatan bzip2", packed_with(zipfile.ZIP_BZIP2), foreign("SKP-505")
    yield "pemampatan lzma", packed_with(zipfile.ZIP_LZMA), foreign("SKP-505")
    yield "cara pemampatan tidak dikenal", patched(ISIAN, _METHOD_AT, b"\x63\x00"), foreign("SKP-505")
    yield "panjang di belakang data", streamed, taken()
    yield "zip64", with_zip64, taken()
    yield "lembar tersandi di dalam zip", patched(ISIAN, _FLAGS_AT, b"\x01\x00"), rejected("SKP-505")
    yield "lembar lebih panjang dari catatannya", longer_than_declared, rejected("SKP-505")
    yield (
        "lembar lebih pendek dari catatannya",
        patched(ISIAN, _LENGTH_AT, struct.pack("<I", 900_000)),
        rejected("SKP-505"),
    )
    yield "catatan panjang 4 miliar", patched(ISIAN, _LENGTH_AT, b"\xf0\xff\xff\xff"), foreign("SKP-508")
    yield "30 MB spasi dalam lembar", bomb, foreign("SKP-508")
    yield "gambar 60 MB yang memampat", picture_bomb, taken()
    yield "20.000 bagian kosong", many_parts, taken()


def _named() -> Iterator[tuple[str, Make, Outcome]]:
    yield "bagian ganda", entries(lambda found: [*found, (ISIAN, b"<worksheet/>")]), foreign("SKP-505")
    yield (
        "bagian ganda beda huruf",
        entries(lambda found: [*found, (ISIAN.upper(), b"<worksheet/>")]),
        foreign("SKP-505"),
    )
    yield "bagian dengan jalur keluar", entries(lambda found: [*found, ("../../jahat.txt", b"x")]), taken()
    yield "bagian dengan jalur mutlak", entries(lambda found: [*found, ("/etc/jahat.txt", b"x")]), taken()
    yield "bagian dengan garis miring terbalik", renamed(ISIAN, ISIAN.replace("/", "\\")), taken()
    yield "nama bagian diawali garis miring", renamed(ISIAN, f"/{ISIAN}"), taken()
    yield "semua bagian dengan garis miring terbalik", entries(_as_windows), taken()
    yield (
        "folder di dalam zip",
        entries(lambda found: [("xl/", b""), ("xl/worksheets/", b""), *found]),
        taken(),
    )
    yield "urutan bagian terbalik", entries(lambda found: found[::-1]), taken()
    yield (
        "zip di dalam buku",
        entries(lambda found: [*found, ("xl/embeddings/a.zip", pack({"a": b"b"}))]),
        taken("SKP-824"),
    )
    yield (
        "tanpa daftar jenis isi",
        entries(lambda found: [item for item in found if not item[0].startswith("[")]),
        foreign("SKP-507"),
    )
    yield (
        "daftar jenis isi saja",
        entries(lambda found: [item for item in found if item[0].startswith("[")]),
        foreign("SKP-480"),
    )
