# Makes the lists of codes that do not come back to their bytes, from readings other than this project's:
# iconv(3) of glibc 2.36, and the tables of hidekatsu-izuno/jef4j (commit 0e4e9fd) in FACTS. Run: python3 make.py FACTS
# Of the codes that read alike the one is written that `rank` puts first.
import ctypes, json, sys

libc = ctypes.CDLL("libc.so.6")
libc.iconv_open.restype = ctypes.c_void_p
libc.iconv_open.argtypes = [ctypes.c_char_p] * 2
libc.iconv.restype = ctypes.c_size_t
POINTER = ctypes.POINTER
libc.iconv.argtypes = [ctypes.c_void_p, POINTER(ctypes.c_void_p), POINTER(ctypes.c_size_t), POINTER(ctypes.c_void_p), POINTER(ctypes.c_size_t)]


class Iconv:
    def __init__(self, name):
        self.handle = libc.iconv_open(b"UTF-8", name.encode())

    def __call__(self, data):
        libc.iconv(self.handle, None, None, None, None)
        source, target = ctypes.create_string_buffer(data, len(data)), ctypes.create_string_buffer(64)
        start, end = ctypes.c_void_p(ctypes.addressof(source)), ctypes.c_void_p(ctypes.addressof(target))
        left, room = ctypes.c_size_t(len(data)), ctypes.c_size_t(64)
        result = libc.iconv(self.handle, ctypes.byref(start), ctypes.byref(left), ctypes.byref(end), ctypes.byref(room))
        if result or left.value:
            return None
        libc.iconv(self.handle, None, None, ctypes.byref(end), ctypes.byref(room))
        return target.raw[: 64 - room.value].decode() or None


def pairs(leads, trails):
    return [bytes([lead, trail]) for lead in leads for trail in trails]


SINGLES = [bytes([byte]) for byte in range(256)]
SHIFT_JIS = [b for b in SINGLES if not (0x81 <= b[0] <= 0x9F or 0xE0 <= b[0] <= 0xFC)] + pairs(list(range(0x81, 0xA0)) + list(range(0xE0, 0xFD)), range(0x40, 0xFD))
EUC = SINGLES[:128] + pairs([0x8E], range(0xA1, 0xFF)) + pairs(range(0xA1, 0xFF), range(0xA1, 0xFF)) + [b"\x8f" + p for p in pairs(range(0xA1, 0xFF), range(0xA1, 0xFF))]
HOST = [b"\x0e" + p + b"\x0f" for p in pairs(range(0x21, 0xFF), range(0x21, 0xFF))]


def write(name, readings, rank=lambda place, code: place):
    best = {}
    for place, (code, text) in enumerate(readings):
        if text and (text not in best or rank(place, code) < best[text][0]):
            best[text] = (rank(place, code), code)
    with open(name + ".txt", "w") as file:
        for code, text in readings:
            if text and not any(0xE000 <= ord(c) <= 0xF8FF for c in text) and best[text][1] != code:
                file.write(f"{code.hex().upper()} {best[text][1].hex().upper()}\n")


def iconv(name, table, codes, rank=lambda place, code: place):
    reader = Iconv(table)
    write(name, [(code, reader(code)) for code in codes], rank)


# Microsoft: JIS X 0208, then NEC row 13, then the IBM extensions, never the NEC-selected ones.
def microsoft(place, code):
    lead = code[0] if len(code) == 2 else 0
    return (2 if lead >= 0xFA else 3 if lead >= 0xED else 1 if lead == 0x87 else 0, place)


iconv("CP932", "CP932", SHIFT_JIS, microsoft)
iconv("ShiftJIS", "SHIFT_JIS", SHIFT_JIS)
iconv("ShiftJIS2004", "SHIFT_JISX0213", SHIFT_JIS)
iconv("EUCJP", "EUC-JP", [c for c in EUC if len(c) > 1 or c[0] < 0x80])
iconv("EUCJPMS", "EUC-JP-MS", [c for c in EUC if len(c) > 1 or c[0] < 0x80])
iconv("EUCJIS2004", "EUC-JISX0213", EUC)
for name in ["IBM037", "IBM500"]:
    iconv(name, name, SINGLES)
iconv("IBM290", "IBM930", SINGLES)
iconv("IBM1027", "IBM939", SINGLES)
for name in ["IBM930", "IBM939", "IBM1390", "IBM1399"]:
    reader = Iconv(name)
    # The library writes U+001A for unassigned single bytes; only 3F is it.
    write(name, [(c, t) for c, t in ((c, reader(c)) for c in SINGLES + HOST) if t != "\x1a" or c == b"\x3f"])
for name, table in [("IBM300", "IBM939"), ("IBM16684", "IBM1399")]:
    reader = Iconv(table)
    write(name, [(c[1:3], reader(c)) for c in HOST])

# Hosts without their maker's table: the full-width space stands at 4040 and, as a cell of JIS, at A1A1; nothing else twice.
SHIFTS = {"JEF": ("28", "29"), "KEIS78": ("0A42", "0A41"), "KEIS83": ("0A42", "0A41")}
for kanji, (begin, end) in SHIFTS.items():
    for page in ["", "-EBCDIC", "-EBCDIK", "-ASCII"]:
        if page == "-ASCII" and kanji != "JEF":
            continue
        with open(kanji + page + ".txt", "w") as file:
            file.write(f"{begin}A1A1{end} {begin}4040{end}\n" if page else "A1A1 4040\n")
for name in ["JIPS-J", "JIPS-J-JIS8", "JIPS-E", "JIPS-E-EBCDIK", "NEC-JIS8", "NEC-EBCDIK", "Fujitsu-EBCDIC", "Fujitsu-EBCDIK", "Fujitsu-ASCII", "Hitachi-EBCDIC", "Hitachi-EBCDIK"]:
    open(name + ".txt", "w").close()

# With it: the rows of the file, a code that is only decoded behind all others; slips among the signs are not followed.
FACTS = sys.argv[1]
SLIPS = {"hitachi_keis78": {0xA2BE: "\u2282", 0xA2BF: "\u2283"}, "nec_jips": {0x2834: "\u252b", 0x2838: "\u252f", 0x2840: "\u2542"}}
for name, space in [("fujitsu_jef", "4040"), ("hitachi_keis78", "4040"), ("hitachi_keis83", "4040"), ("nec_jips", "2121")]:
    rows = {}
    for row in json.load(open(f"{FACTS}/{name}_mapping.json")):
        code = int(row["code"], 16)
        if "encode_only" in row["options"]:
            continue
        if code in rows and "cjk_ci" not in rows[code]["options"]:
            continue
        rows[code] = row
    readings = []
    for code, row in rows.items():
        text = None if row["unicode"] == "FFFD" or "unmappable" in row["options"] else chr(int(row["unicode"], 16))
        mark = row.get("hd") or row.get("aj1") or row.get("sp")
        if text and mark:
            text += chr(int(mark, 16))
        text = SLIPS.get(name, {}).get(code, text)
        readings.append((code, text, "decode_only" in row["options"]))
    if name == "nec_jips":
        # Cells of 1978 that the file leaves out are none.
        pass
    if not any(code == 0xA1A1 for code, _, _ in readings) and space == "4040":
        readings.append((0xA1A1, "\u3000", False))
    late = {code for code, _, only in readings if only}
    # The space is written at its own code; else the file's order, those that are only decoded last.
    order = {code: place for place, (code, _, _) in enumerate(readings)}
    rank = lambda place, code: (code.hex().upper() != space, int(code.hex(), 16) in late, order[int(code.hex(), 16)])
    write(name, [(code.to_bytes(2, "big"), text) for code, text, _ in sorted(readings)], rank)
