"""``datapackage.json``: a Frictionless description of files, first of ``versions.jsonl``. Never read here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop_app.bundle.strict_json import Json, encode_object

_FIELDS: Final[tuple[tuple[str, str, str], ...]] = (
    ("format", "integer", "Phiên bản của cách ghi này (1)"),
    ("record", "string", "Mã của bản ghi: 32 chữ số thập lục phân"),
    ("kind", "string", "Loại hồ sơ, theo tệp trong forms/"),
    ("form_version", "integer", "Phiên bản của mẫu dùng khi nhập"),
    ("parents", "array", "Mã (SHA-256) của các phiên bản mà bản này thay thế"),
    ("revision", "integer", "Số thứ tự của lần sửa"),
    ("unit", "string", "Mã đơn vị giữ bản ghi"),
    ("device", "string", "Máy đã ghi: 16 chữ số thập lục phân"),
    ("counter", "integer", "Số đếm của máy đó, từ 1; thứ tự lấy theo số này, không theo đồng hồ"),
    ("operator", "string", "Người nhập"),
    ("claimed_at", "string", "Giờ máy tính báo lúc lưu; có thể sai, có thể trống"),
    ("reason", "string", "Lý do sửa"),
    ("state", "string", "complete: đã hoàn thành; deleted: đã xóa"),
    ("data", "object", "Nội dung, theo mẫu trong forms/"),
)


def describe_versions(size: int, sha256: str) -> bytes:
    """Return the data package of a ``versions.jsonl`` of ``size`` bytes with this SHA-256."""
    fields: list[Json] = [{"name": name, "type": kind, "description": text} for name, kind, text in _FIELDS]
    made = resource("versions", "versions.jsonl", "application/x-ndjson", size, sha256, {"fields": fields})
    return package("so-cong-doan", "Các phiên bản hồ sơ, mỗi dòng một bản", [made])


def resource(
    name: str, path: str, mediatype: str, size: int, sha256: str, schema: dict[str, Json], **more: Json
) -> dict[str, Json]:
    """Return the description of one file in UTF-8; its format is what its name ends with."""
    return {
        "name": name,
        "path": path,
        "format": path.rpartition(".")[2],
        "mediatype": mediatype,
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{sha256}",
        **more,
        "schema": schema,
    }


def package(name: str, title: str, resources: Sequence[dict[str, Json]], **more: Json) -> bytes:
    """Return ``datapackage.json`` of these files."""
    return encode_object({"name": name, "title": title, **more, "resources": [*resources]})
