#!/usr/bin/env python3
"""Writes cobol-numbers.txt: what GnuCOBOL (cobc on the PATH) makes of numbers in fields of every usage and sign.

Each line is `picture|clauses|number moved|number that the field shows|bytes`. A number is moved into a field twice, over
storage filled with EE and over storage filled with DD; the bytes that agree are the field. What the field shows is what
MOVE to a numeric-edited field with enough places gives. Options: -std=default (big-endian COMP, little-endian COMP-5) and
-fsign=EBCDIC for the clause `EBCDIC`, which is none of COBOL's.
"""
import os, subprocess, sys, tempfile
from decimal import Decimal

CASES = []


def case(picture, clauses, numbers):
    for number in numbers.split():
        CASES.append((picture, clauses, number))


signed = "0 1 -1 42 -42 999 -999 100 -100"
for clauses in ["SIGN LEADING", "SIGN TRAILING", "SIGN LEADING SEPARATE", "SIGN TRAILING SEPARATE"]:
    case("S9(3)", clauses, signed)
    case("S9(3)V99", clauses, "0.01 -0.01 123.45 -123.45 999.99 -999.99 0")
for clauses in ["SIGN LEADING EBCDIC", "SIGN TRAILING EBCDIC"]:
    case("S9(3)", clauses, signed)
case("9(3)PP", "", "0 100 12300 99900")
case("VPP99", "", "0 0.0012 0.0099")
# GnuCOBOL 3.1.2 counts P as storage of packed numbers, and puts their sign where no nibble of a sign is: not asked here.
case("S9(4)PP", "COMP", "100 -100 123400")
case("9(3)", "COMP-6", "0 7 42 999")
case("9(4)", "COMP-6", "0 7 42 9999")
case("9(5)V99", "COMP-6", "0 12345.67 0.01")
for digits in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18]:
    nines = "9" * digits
    for usage in ["COMP", "COMP-5"]:
        case(f"9({digits})", usage, f"0 1 {nines}")
        case(f"S9({digits})", usage, f"0 1 -1 {nines} -{nines}")
    case(f"S9({digits})", "COMP-3", f"0 1 -1 {nines} -{nines}")
    case(f"9({digits})", "COMP-3", f"0 1 {nines}")
case("S9(7)V99", "COMP-3", "0 0.01 -0.01 1234567.89 -9999999.99")
case("S9(7)V99", "COMP-5", "0 0.01 -0.01 1234567.89 -9999999.99")
case("S9(31)", "COMP-3", "1234567890123456789012345678901 -1234567890123456789012345678901")


def scale(picture):
    """The digits after the point."""
    text = picture.replace("S", "")
    while "(" in text:
        at = text.index("(")
        end = text.index(")")
        text = text[:at - 1] + text[at - 1] * int(text[at + 1:end]) + text[end + 1:]
    if "V" in text:
        return len(text) - text.index("V") - 1
    return -text.count("P")


def program(cases, fill):
    lines = ["       IDENTIFICATION DIVISION.", "       PROGRAM-ID. NUMBERS.", "       ENVIRONMENT DIVISION.",
             "       INPUT-OUTPUT SECTION.", "       FILE-CONTROL.",
             "           SELECT F ASSIGN TO 'out.bin' ORGANIZATION SEQUENTIAL.", "       DATA DIVISION.",
             "       FILE SECTION.", "       FD F.", "       01 R PIC X(40).", "       WORKING-STORAGE SECTION."]
    for index, (picture, clauses, _) in enumerate(cases):
        lines += [f"       01 G{index}.", f"           05 S{index} PIC X(40).",
                  f"           05 N{index} REDEFINES S{index}",
                  f"               PIC {picture} {clauses.replace('EBCDIC', '')}."]
    lines += ["       PROCEDURE DIVISION.", "           OPEN OUTPUT F."]
    for index, (_, _, number) in enumerate(cases):
        lines += [f"           MOVE ALL X\"{fill}\" TO S{index}.", f"           MOVE {number}", f"               TO N{index}.",
                  f"           WRITE R FROM S{index}."]
    lines += ["           CLOSE F.", "           STOP RUN."]
    return "\n".join(lines) + "\n"


def run(cases, sign):
    images = []
    for fill in ["EE", "DD"]:
        with tempfile.TemporaryDirectory() as folder:
            source = os.path.join(folder, "p.cob")
            with open(source, "w") as file:
                file.write(program(cases, fill))
            subprocess.run(["cobc", "-x", "-std=default", f"-fsign={sign}", "-w", "-o", os.path.join(folder, "p"), source],
                           check=True)
            subprocess.run([os.path.join(folder, "p")], cwd=folder, check=True)
            with open(os.path.join(folder, "out.bin"), "rb") as file:
                images.append(file.read())
    results = []
    for index in range(len(cases)):
        first, second = (image[index * 40:index * 40 + 40] for image in images)
        length = next((at for at in range(40) if first[at] != second[at]), 40)
        results.append(first[:length])
    return results


with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "cobol-numbers.txt"), "w") as out:
    for sign in ["ASCII", "EBCDIC"]:
        cases = [item for item in CASES if ("EBCDIC" in item[1]) == (sign == "EBCDIC")]
        for (picture, clauses, number), image in zip(cases, run(cases, sign)):
            places = max(0, scale(picture))
            shown = format(Decimal(number), f".{places}f")
            out.write(f"{picture}|{clauses}|{number}|{shown}|{image.hex().upper()}\n")
