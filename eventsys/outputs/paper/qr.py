"""Addresses as QR codes."""

from io import BytesIO

import segno


def svg(address: str, colour: str = "#10223f") -> bytes:
    """Error correction M; without a quiet zone: the sheet round it is white."""
    out = BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=0, dark=colour, xmldecl=False, svgclass=None, lineclass=None, omitsize=True)
    return out.getvalue()
