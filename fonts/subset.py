#!/usr/bin/env python3
"""Makes the four HosoSerif-*.ttf from Liberation Serif 2.1.5 (Debian package fonts-liberation2).

    python3 fonts/subset.py /usr/share/fonts/truetype/liberation2 fonts

Needs fontTools (Debian package python3-fonttools; 4.38.0 made the files here). Three steps per style: keep the letters
below, add the few signs that Liberation Serif lacks, rename, because its licence reserves the name "Liberation".
The same input gives the same bytes."""
import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

STYLES = ["Regular", "Bold", "Italic", "BoldItalic"]
UNICODES = (
    "U+0020-007E,U+00A0-00FF,U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,"
    "U+0300-0303,U+0309,U+0323,U+1EA0-1EF9,U+2010,U+2012-2015,U+2018-201E,U+2020-2022,U+2026,U+2030,U+20AB-20AC,"
    "U+2116,U+2190-2193,U+2212,U+2260,U+2264-2265,U+25A0-25A1,U+25CF"
)
FAMILY = "Hoso Serif"


def contours(*rings):
    pen = TTGlyphPen(None)
    for ring in rings:
        pen.moveTo(ring[0])
        for point in ring[1:]:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def box(x0, y0, x1, y1, hole=False):
    ring = [(x0, y0), (x0, y1), (x1, y1), (x1, y0)]
    return ring[::-1] if hole else ring


def frame():
    return [box(150, -100, 1450, 1200), box(260, 10, 1340, 1090, hole=True)]


def tick(dx=0, dy=0, k=1.0):
    ring = [(380, 560), (470, 650), (700, 420), (1130, 890), (1230, 800), (710, 230)]
    return [(round(x * k + dx), round(y * k + dy)) for x, y in ring]


def cross():
    return [(430, 280), (350, 360), (540, 550), (350, 740), (430, 820), (620, 630)], [
        (620, 630), (810, 820), (890, 740), (700, 550), (890, 360), (810, 280), (620, 470), (430, 280)]


def star():
    return [(800, 1350), (970, 830), (1517, 830), (1075, 508), (1243, -12), (800, 310), (357, -12), (525, 508), (83, 830), (630, 830)]


def diamond():
    return [(700, 1250), (1250, 600), (700, -50), (150, 600)]


def shifted(ring, dx):
    return [(x + dx, y) for x, y in ring]


def added_signs():
    a, b = cross()
    return {
        0x2605: ("blackstar", contours(star()), 1600),
        0x25C6: ("blackdiamond", contours(diamond()), 1400),
        0x2610: ("ballotbox", contours(*frame()), 1600),
        0x2611: ("ballotboxcheck", contours(*frame(), tick()), 1600),
        0x2612: ("ballotboxx", contours(*frame(), shifted(a, 180), shifted(b, 180)), 1600),
        0x2713: ("checkmark", contours(tick(-420, -320, 1.2)), 1250),
    }


def add(font):
    glyf, hmtx = font["glyf"], font["hmtx"]
    mapping = {0x2011: font.getBestCmap()[0x2010]}
    for code, (name, glyph, advance) in added_signs().items():
        glyf[name] = glyph
        glyph.recalcBounds(glyf)
        hmtx[name] = (advance, glyph.xMin)
        mapping[code] = name
    font.setGlyphOrder(glyf.glyphOrder)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(mapping)


def rename(font, style):
    words = {"BoldItalic": "Bold Italic"}.get(style, style)
    post = FAMILY.replace(" ", "") + "-" + style
    new = {1: FAMILY, 2: words, 3: "hoso - %s %s" % (FAMILY, words), 4: (FAMILY + " " + words).replace(" Regular", ""), 6: post,
           10: "A subset of Liberation Serif 2.1.5 under another name, with a few signs added."}
    names = font["name"]
    names.names = [n for n in names.names if n.nameID in (0, 1, 2, 3, 4, 5, 6, 9, 10, 13, 14)]
    for n in names.names:
        if n.nameID in new:
            n.string = new[n.nameID]


def make(source, target, style):
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.drop_tables += ["FFTM", "DSIG", "GDEF", "GPOS", "GSUB"]
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(UNICODES))
    cutter.subset(font)
    add(font)
    rename(font, style)
    font.save(target)


def main():
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    for style in STYLES:
        make(source / ("LiberationSerif-%s.ttf" % style), target / ("HosoSerif-%s.ttf" % style), style)


main()
