"""Our SVG as PNG, for those who need pixels: light, with its ground, twice as many as the picture's size."""

from __future__ import annotations

import re

_VAR = re.compile(r"var\(--[\w-]{1,40}, ?(#[0-9a-f]{6})\)")
_DARK = re.compile(r"@media \(prefers-color-scheme: dark\) \{[^@<]*\}\n?(?=</style>)")
_GROUND = re.compile(r"background: ?(#[0-9a-f]{6})")
SCALE = 2.0


def png(svg: str, *, scale: float = SCALE) -> bytes:
    """A picture of ours as PNG; the drawer knows no custom properties and no themes, so they go first."""
    import vl_convert  # a third of a second, and needed for pictures only

    plain = _DARK.sub("", _VAR.sub(r"\1", svg))
    ground = _GROUND.search(plain)
    if ground:
        shade = f'<rect width="100%" height="100%" fill="{ground[1]}"/>'
        plain = plain.replace("</style>", f"</style>{shade}", 1)
    drawn: bytes = vl_convert.svg_to_png(plain, scale=scale)
    return drawn
