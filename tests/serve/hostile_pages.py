"""Pages that try to become markup, script or SQL, as files for the ordinary reader."""

from __future__ import annotations

import html
import json
from pathlib import Path

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "</title></style></textarea><script>alert(2)</script>",
    "<!--<script>-->",
    "{{ 7919*6367 }}{% raw %}${7919*6367}#{7919*6367}",
    "javascript:alert(1)",
    "JaVaScRiPt&colon;alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "\u202eevil\u202c\u2066x\u2069",
    "'; DROP TABLE events; --",
    "\u0000\u0008\u001b[31m",
    "]]><b onmouseover=alert(1)>x</b>",
    "<a href='vbscript:x' style='x:expression(alert(1))'>x</a>",
)
"""A headline each."""
PRODUCT = "50420273"
"""What a template engine would make of one of them."""
ADDRESSES = (
    "javascript:alert(1)",
    " \tjavascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example/x",
    'https://evil.example/"onmouseover="alert(1)',
)


def write(folder: Path) -> None:
    """A page an attack, every field that a page may have being hostile."""
    for number, attack in enumerate(ATTACKS):
        address = ADDRESSES[number % len(ADDRESSES)]
        told = html.escape(attack.replace("\0", ""))
        made = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": attack,
            "articleSection": attack,
            "author": {"@type": "Person", "name": attack},
            "publisher": {"@type": "Organization", "name": attack},
            "url": address,
            "datePublished": f"2026-03-{number + 1:02}T08:00:00Z",
        }
        data = json.dumps(made).replace("<", "\\u003c")
        text = (
            f'<!DOCTYPE html><html lang="en"><head><title>{told}</title>'
            f'<link rel="canonical" href="{html.escape(address)}">'
            f'<meta property="og:site_name" content="{told}"><meta property="og:title" content="{told}">'
            f'<script type="application/ld+json">{data}</script></head>'
            f'<body><article><h1>{told}</h1><p class="byline">By {told}</p>'
            f"<p>The foreign minister of France, Ana {told}, condemned the government of Spain on Monday, "
            f"the {told} ministry said in Paris.</p>"
            f"<p>“{told} must leave Madrid,” the president of Kenya said on Tuesday after troops of Uganda "
            f"attacked the {told} village, killing {number + 3} people.</p>"
            f"<figure><figcaption>{told} Photo: {told}</figcaption></figure></article></body></html>"
        )
        (folder / f"page-{number:02}.html").write_text(text, encoding="utf-8")
