#!/usr/bin/env python3
"""Writes floating-points.txt: floating-point numbers and the shortest decimals that stand for them.

Each line is `form|bytes|decimal`; no decimal where one in plain notation needs more than 31 digits or the bytes are no
number. IEEE 754: Python's own reading (struct) and, for 8 bytes, its own shortest form (repr); for 4 bytes the first of
%.1g to %.9g that reads back. Hexadecimal floating point: from its definition, (-1)^s × 0.F × 16^(e-64), in exact fractions,
and the decimal with the fewest places after the point that is nearer to the number than half a unit of its last digit.
"""
import os, random, struct
from decimal import Decimal
from fractions import Fraction

random.seed(754)
lines = []


def plain(text):
    """A decimal without exponent, or nothing where it has more than 31 digits."""
    text = format(Decimal(text), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in ("-0", ""):
        text = "0"
    digits = text.lstrip("-").replace(".", "").lstrip("0")
    fraction = len(text.split(".")[1]) if "." in text else 0
    return text if len(digits) <= 31 and fraction <= 31 else ""


def ieee(bits, code):
    value = struct.unpack(">" + code, bits)[0]
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    if code == "d":
        # Integers of more than 17 digits: the exact value has no point either, and is what stands there.
        return plain(str(int(value))) if value == int(value) and abs(value) < 1e31 else plain(repr(value))
    if value == int(value) and abs(value) < 1e31:
        return plain(str(int(value)))
    for digits in range(1, 10):
        text = f"%.{digits}g" % value
        if struct.pack(">f", float(text)) == bits:
            return plain(text)
    return ""


def hexadecimal(bits):
    size = len(bits)
    word = int.from_bytes(bits, "big")
    negative = word >> (size * 8 - 1)
    exponent = (word >> (size * 8 - 8)) & 0x7F
    fraction = word & ((1 << (size * 8 - 8)) - 1)
    digits = size * 2 - 2
    value = Fraction(fraction) * Fraction(16) ** (exponent - 64 - digits)
    if value == 0:
        return "0"
    # The unit of the last digit of the normalised number.
    top = exponent - 64
    while value < Fraction(16) ** (top - 1):
        top -= 1
    unit = Fraction(16) ** (top - digits)
    for scale in range(0, 32):
        scaled = value * 10 ** scale
        rounded = round(scaled)
        distance = abs(Fraction(rounded, 10 ** scale) - value)
        if distance * 2 < unit and rounded > 0:
            if rounded >= 10 ** 31:
                return ""
            return ("-" if negative else "") + plain(str(Decimal(rounded).scaleb(-scale)) if scale else str(rounded))
    return ""


for size, code in [(4, "f"), (8, "d")]:
    values = [0.0, 1.0, -1.0, 0.1, -0.1, 1.1, 123.45, -118.625, 1e10, 12345678.0, 0.001, 3.4e38, 1e-38, 99999.99, 1 / 3]
    samples = [struct.pack(">" + code, value) for value in values]
    samples += [bytes.fromhex(text) for text in (["7F800000", "FFC00000", "80000000", "00000001"] if size == 4 else
                ["7FF0000000000000", "FFF8000000000000", "8000000000000000", "0000000000000001"])]
    for _ in range(150):
        exponent = random.randint(-40, 50)
        samples.append(struct.pack(">" + code, random.choice([1, -1]) * random.random() * 2.0 ** exponent))
    for _ in range(50):
        samples.append(struct.pack(">" + code, random.choice([1, -1]) * round(random.random() * 10 ** 7) / 100))
    for bits in samples:
        lines.append(f"ieee{size}|{bits.hex().upper()}|{ieee(bits, code)}")

for size in [4, 8]:
    # -118.625 is C276A000: Wikipedia, "IBM hexadecimal floating-point", "Example".
    samples = ["C276A000", "00000000", "41100000", "C1100000", "40199999", "4019999A", "42640000", "7FFFFFFF", "00100000",
               "41010000", "46000001"]
    samples = [bytes.fromhex(text.ljust(size * 2, "0")) for text in samples]
    for _ in range(200):
        fraction = random.getrandbits(size * 8 - 8) | 1 << (size * 8 - 12)
        word = random.getrandbits(1) << (size * 8 - 1) | random.randint(50, 80) << (size * 8 - 8) | fraction
        samples.append(word.to_bytes(size, "big"))
    for bits in samples:
        lines.append(f"hex{size}|{bits.hex().upper()}|{hexadecimal(bits)}")

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "floating-points.txt"), "w") as out:
    out.write("\n".join(lines) + "\n")
