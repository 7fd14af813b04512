"""The reasons of the versions that an erasure or a blanking writes: kept in versions, read by the province.

Vietnamese, whatever the window's language. No reason a person typed is one of them, and none of them tells of anybody.
"""

from __future__ import annotations

from typing import Final

ERASED: Final = "Xóa dữ liệu cá nhân theo Luật 91/2025/QH15"  # symbol
BLANKED: Final = "Xóa trắng thông tin nhạy cảm"  # symbol
OF_ERASURES: Final = (ERASED, BLANKED)
