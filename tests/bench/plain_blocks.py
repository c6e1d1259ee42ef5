"""The yardstick of paper: the booklet's own HTML, every element a plain block, in one WeasyPrint document.

The same words, headings, links and tags, on pages of the same size; header, page number and the sponsors'
strip at the foot of every page as margin boxes. Parts of the booklet on standard input (JSON), a PDF out.
"""

import json
import re
import sys

from weasyprint import HTML

STYLE = """
@page { size: A5; margin: 15mm 12mm 21mm; @top-left { content: string(now) }
  @bottom-left { content: element(strip); width: 100% } @bottom-right { content: counter(page) } }
body { font: 7.9pt/10.6pt "Noto Sans", "Noto Naskh Arabic", "Noto Sans CJK SC" }
p, ul { margin: 0 0 3pt } h1, h2, h3 { margin: 0 0 3pt; font-size: 11pt; break-after: avoid }
h1 { string-set: now content() } a { color: inherit; text-decoration: none }
.strip { position: running(strip); font-size: 5.6pt }
"""
_OF_EVERY_PAGE = re.compile(r'\s*<div class="(furniture|strip)')


def html(parts: list[str]) -> str:
    """Each part once: those that had to be laid out twice, to learn page numbers, count as their last."""
    strip = next((part for part in parts if 'class="strip' in part[:60]), "")
    first = re.search(r'<div class="strip.*?</div>\s*</div>', strip, re.DOTALL)
    body = list({part[:80]: part for part in parts if not _OF_EVERY_PAGE.match(part)}.values())
    return (f'<html lang="en"><title>Plain blocks</title><style>{STYLE}</style><body>'
            f'{first.group() if first else ""}{"".join(body)}')


def main() -> None:
    HTML(string=html(json.load(sys.stdin.buffer))).write_pdf(sys.stdout.buffer, pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    main()
