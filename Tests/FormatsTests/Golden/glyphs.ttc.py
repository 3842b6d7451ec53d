# Makes glyphs.ttc.base64 and glyph-outlines.txt, the small fonts of the tests and their outlines: fontTools 4.68.0, Python 3.11,
# run in this folder. Outlines come from fontTools alone: Glyph.getCoordinates, moved by bearing - xMin, drawn by its BasePen.
import base64, io, os

os.environ["SOURCE_DATE_EPOCH"] = "1735689600"  # The dates in head: the same fonts on any day.
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.basePen import BasePen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, TTCollection
from fontTools.ttLib.tables import _g_l_y_f as G
from fontTools.ttLib.tables._c_m_a_p import cmap_format_6

def drawn(*contours):
    pen = TTGlyphPen(None)
    for start, *steps in contours:
        pen.moveTo(start)
        for step in steps: pen.lineTo(step) if isinstance(step[0], int) else pen.qCurveTo(*step)
        pen.closePath()
    return pen.glyph()

def ring(*points):
    pen = TTGlyphPen(None); pen.qCurveTo(*points, None); pen.closePath(); return pen.glyph()

def parts(*components):
    glyph = G.Glyph(); glyph.numberOfContours = -1; glyph.components = []
    for name, x, y, matrix, flags in components:
        part = G.GlyphComponent(); part.glyphName = name; part.flags = flags
        if flags & 2: part.x, part.y = x, y
        else: part.firstPt, part.secondPt = x, y
        if matrix: part.transform = matrix
        glyph.components.append(part)
    return glyph

def font(isSecond):
    names = [".notdef", "box", "ring", "ear", "two", "nested", "turned", "hung", "moved", "blank"]
    build = FontBuilder(1000, isTTF=True); build.setupGlyphOrder(names)
    build.setupCharacterMap({0xE000 + i: n for i, n in enumerate(names[1:])} | {0xE757: "ring", 0x20BB7: "box"})
    build.setupGlyf({
        ".notdef": drawn(),
        "box": drawn(((100, -50), (900, -50), (900, 751), (100, 751)), ((300, 100), (300, 500), (701, 500), (701, 100))),
        "ring": ring((0, 0), (801, 0), (801, 801), (0, 801)),
        "ear": drawn(((10, 10), ((255, 10), (501, 257), (499, 600)), (499, 900), ((10, 900), (10, 301)))),
        "two": parts(("box", 0, 0, None, 2), ("ear", -301, 250, None, 2)),
        "nested": parts(("two", 50, -20, ((.5, 0), (0, .25)), 2), ("ring", 5, 7, ((.333, 0), (0, .333)), 2)),
        "turned": parts(("ear", 600, 0, ((0, 1), (-1, 0)), 2), ("ear", 0, 0, ((.7071, -.7071), (.7071, .7071)), 2)),
        "hung": parts(("box", 0, 0, None, 2), ("ear", 2, 1, None, 0)),
        "moved": parts(("ear", 100, 40, ((1.5, 0), (0, .5)), 0x802)),
        "blank": drawn()})
    shapes = build.font["glyf"]
    build.setupHorizontalMetrics({n: (600 if n == "ear" else 1000,
        getattr(shapes[n], "xMin", 0) + (13 if n == "ring" else 0)) for n in names})
    build.setupHorizontalHeader(ascent=860, descent=-140); build.setupOS2(); build.setupPost(keepGlyphNames=False)
    build.setupNameTable({"familyName": "EUDC", "styleName": "Regular"})
    if isSecond:
        six = cmap_format_6(6); six.platformID, six.platEncID, six.language = 0, 3, 0
        six.cmap = {0xE7FD: "box", 0xE7FF: "ear"}; build.font["cmap"].tables = [six]
    return build.font

class Pen(BasePen):
    def __init__(self): super().__init__(None); self.out = []
    def _moveTo(self, p): self.out.append("M " + self.say(p))
    def _lineTo(self, p): self.out.append("L " + self.say(p))
    def _qCurveToOne(self, c, p): self.out.append("Q " + self.say(c) + " " + self.say(p))
    def _closePath(self): pass
    def say(self, p): return f"{p[0] * 64:.4f} {p[1] * 64:.4f}"

fonts = []
for i in (False, True):
    file = io.BytesIO(); font(i).save(file); file.seek(0); fonts.append(TTFont(file))
    if i: fonts[-1]["glyf"].padding = 0  # Odd places, which only the long form of loca can say.
collection = TTCollection(); collection.fonts = fonts
file = io.BytesIO(); collection.save(file, shareTables=False)
text = base64.b64encode(file.getvalue()).decode()
open("glyphs.ttc.base64", "w").write("\n".join(text[i:i + 120] for i in range(0, len(text), 120)) + "\n")
with open("glyph-outlines.txt", "w") as out:
    for face in (0, 1):
        f = TTCollection(io.BytesIO(file.getvalue())).fonts[face]
        print("face", face, "loca", f["head"].indexToLocFormat, file=out)
        for name in f.getGlyphOrder():
            glyph = f["glyf"][name]; plain = G.Glyph(); pen = Pen(); advance, bearing = f["hmtx"][name]
            points, ends, flags = glyph.getCoordinates(f["glyf"])
            if len(points):
                points = points.copy()  # A simple glyph gives its own.
                points.translate((bearing - glyph.xMin, 0))
                plain.numberOfContours = len(ends)
                plain.coordinates, plain.endPtsOfContours, plain.flags = points, ends, flags
                plain.draw(pen, None)
            print("glyph", f.getGlyphID(name), advance, *pen.out, file=out)
        for table in f["cmap"].tables: print("format", table.format, file=out)
        for code, name in sorted(f.getBestCmap().items()): print("map", f"{code:X}", f.getGlyphID(name), file=out)
