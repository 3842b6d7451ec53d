#!/usr/bin/env python3
"""Writes copybooks.txt: copybooks, and where GnuCOBOL (cobc on the PATH) puts each of their fields.

Every copybook is one record. It stands after `> dialect`; each `= name offset length` after it is what a compiled program
says: the difference of the addresses of the field and of its record, and FUNCTION LENGTH. Occurrences are asked for at their
first and last subscripts. A dialect is a configuration of GnuCOBOL: GnuCOBOL is default.conf, MicroFocus mf.conf, IBM is
ibm.conf. Not asked of them: SYNCHRONIZED of 8-byte binary numbers in the IBM dialect, which GnuCOBOL aligns to 8 bytes and
IBM's compiler to 4, and at the beginning of groups, where IBM's compiler inserts the slack bytes before the group;
COMP-5 of one and two digits in the IBM dialect, 2 bytes there and 1 in GnuCOBOL's; SYNCHRONIZED in tables of groups, where GnuCOBOL 3.1.2 moves an occurrence's last item out of the occurrence; SYNCHRONIZED in
Micro Focus's, documentary there; P in packed numbers (GnuCOBOL 3.1.2 misplaces their
sign). Records are generated from a fixed seed, and some are written by hand.
"""
import os, random, re, subprocess, tempfile

CONFIGURATIONS = {"GnuCOBOL": "default", "IBM": "ibm", "MicroFocus": "mf"}
random.seed(1047)

HAND = [
    # Redefinitions of every kind: shorter, longer, nested, of a redefinition's group.
    """05 A PIC X(4).
05 B REDEFINES A PIC X(2).
05 C REDEFINES A.
10 C1 PIC 9(2).
10 C2 PIC 9(2).
05 D PIC X(3).
05 E.
10 E1 PIC X(6).
10 E2 REDEFINES E1 PIC 9(6).
10 E3 REDEFINES E1.
15 E4 PIC S9(4) COMP OCCURS 3.
05 F PIC X.""",
    """05 A OCCURS 3.
10 B OCCURS 2.
15 C PIC X(2).
15 D PIC S9(5)V99 COMP-3.
10 E PIC 9(3).
05 F PIC X(5) OCCURS 4 INDEXED BY IX.""",
    """05 A SIGN LEADING SEPARATE.
10 B PIC S9(3).
10 C PIC S9(3) SIGN TRAILING.
10 D PIC S9(3)V9(2).
05 E PIC S9(3).""",
    """05 A COMP-3.
10 B PIC S9(7).
10 C PIC 9(6).
10 D PIC S9(4) DISPLAY.
05 E COMP.
10 F PIC S9(4).
10 G PIC S9(5).
10 H PIC 9(10).""",
    """05 A PIC ZZZ,ZZ9.
05 B PIC -(5)9.99.
05 C PIC 9(4)CR.
05 D PIC $$$,$$9.99DB.
05 E PIC +9(3).
05 F PIC X(2)BX(3)/XX.
05 G PIC 99/99/9999.
05 H PIC *(6)9.
05 I PIC 9(3)B9(3).
05 J PIC X.""",
    """05 A PIC 9(3)PP.
05 B PIC VPP99.
05 C PIC S9(4)PP COMP.
05 D PIC PPP9.
05 E PIC X.""",
    """05 A PIC X(10) JUSTIFIED RIGHT.
05 B PIC 9(5) BLANK WHEN ZERO.
05 C PIC A(3).
05 D PIC X(3) VALUE "A.B".
88 D1 VALUE "A" "B" THRU "D" LOW-VALUES.
05 FILLER PIC X(7).
05 E PIC X.""",
    """05 N PIC 9(2).
05 A OCCURS 1 TO 5 DEPENDING ON N.
10 B PIC X(3).
10 C PIC S9(3) COMP-3.""",
    """05 A PIC X(3).
05 B.
10 C PIC X(4).
10 D PIC 9(5).
05 E PIC X(2).
66 R1 RENAMES C THRU E.
66 R2 RENAMES B.""",
    """05 A COMP-1.
05 B PIC X.
05 C COMP-2.
05 D PIC X.""",
]


class Record:
    """A record under construction: its lines, its fields with the number of occurrences of each group above."""

    def __init__(self, dialect):
        self.dialect = dialect
        self.lines = []
        self.names = 0

    def name(self):
        self.names += 1
        return random.choice(["FLD", "KOMOKU", "A", "KBN", "YMD"]) + f"-{self.names}"

    def elementary(self, level, may_align=True):
        name = self.name()
        kind = random.randint(0, 13)
        digits = random.randint(1, 18)
        scale = random.choice([0, 0, 0, random.randint(0, digits - 1)])
        s = random.choice(["S", ""])
        whole = digits - scale
        number = s + (f"9({whole})" if whole else "") + (f"V9({scale})" if scale else "")
        if random.random() < 0.2:
            number = s + "9" * min(digits, 5) + ("V99" if random.random() < 0.5 else "")
        if self.dialect == "IBM" and kind == 7:
            number = random.choice(["S", ""]) + f"9({random.randint(3, 18)})"
            digits = 18
        sync = ""
        if self.dialect == "GnuCOBOL" and may_align and random.random() < 0.4:
            sync = random.choice([" SYNC", " SYNCHRONIZED", " SYNC LEFT"])
        elif self.dialect == "IBM" and may_align and random.random() < 0.4 and digits <= 9:
            sync = " SYNC"
        clause = {
            0: f"PIC X({random.randint(1, 30)})",
            1: "PIC " + "X" * random.randint(1, 4),
            2: f"PIC {number}",
            3: f"PIC {number} COMP-3",
            4: f"PIC {number} USAGE IS PACKED-DECIMAL",
            5: f"PIC {number} COMP{sync}",
            6: f"PIC {number} {random.choice(['BINARY', 'COMP-4', 'COMPUTATIONAL'])}{sync}",
            7: f"PIC {number} COMP-5{sync}",
            8: f"PIC S9({digits}) SIGN IS {random.choice(['LEADING', 'TRAILING'])}" + random.choice([" SEPARATE", " SEPARATE CHARACTER", ""]),
            9: random.choice(["PIC ZZ,ZZ9.99-", "PIC 9(3),9(3)", "PIC Z(8)9", "PIC X(3)B99", "PIC -9(4).9(2)", "PIC 99/99/99"]),
            10: random.choice(["COMP-1", "COMP-2"]) + (sync if self.dialect == "GnuCOBOL" else ""),
            11: f"PIC A({random.randint(1, 9)})",
            12: f"PIC 9({digits})",
            13: "PIC 9(" + str(digits) + ") COMP-6" if self.dialect != "IBM" else f"PIC X({digits})",
        }[kind]
        occurs = f" OCCURS {random.randint(2, 5)} TIMES" if random.random() < 0.15 else ""
        self.lines.append((level, name, clause + occurs))

    def group(self, level, depth, in_table=False):
        count = random.randint(1, 4)
        for at in range(count):
            roll = random.random()
            if roll < 0.25 and depth < 4:
                occurs = f"OCCURS {random.randint(2, 4)}" if random.random() < 0.4 else ""
                usage = random.choice(["", "", "", "COMP-3", "COMP"]) if not occurs else ""
                name = self.name()
                if usage:
                    self.lines.append((level, name, usage))
                    for _ in range(random.randint(1, 3)):
                        self.lines.append((level + 5, self.name(), f"PIC S9({random.randint(1, 9)})"))
                else:
                    self.lines.append((level, name, occurs))
                    self.group(level + 5, depth + 1, in_table or occurs != "")
            elif roll < 0.35:
                name, again = self.name(), self.name()
                length = random.randint(2, 12)
                self.lines.append((level, name, f"PIC X({length})"))
                self.lines.append((level, again, f"REDEFINES {name} PIC 9({length})"))
                if random.random() < 0.5:
                    third = self.name()
                    self.lines.append((level, third, f"REDEFINES {name}"))
                    half = length // 2
                    self.lines.append((level + 5, self.name(), f"PIC X({half})"))
                    self.lines.append((level + 5, self.name(), f"PIC X({length - half})"))
            elif roll < 0.42:
                self.lines.append((level, "FILLER", f"PIC X({random.randint(1, 9)})"))
            else:
                self.elementary(level, not in_table and (at > 0 or self.dialect == "GnuCOBOL"))


def generated(dialect):
    record = Record(dialect)
    record.group(5, 1)
    record.elementary(5)
    return "\n".join(f"{level:02} {name} {clause}".rstrip() + "." for level, name, clause in record.lines)


def fields(text):
    """Names with the occurrences of the tables they stand in."""
    open_groups, result = [], []
    for line in text.split("\n"):
        match = re.match(r"(\d+)\s+(\S+?)[.\s]", line + " ")
        level, name = int(match[1]), match[2]
        if level == 88:
            continue
        if level == 66:
            result.append((name, []))
            continue
        while open_groups and open_groups[-1][0] >= level:
            open_groups.pop()
        occurs = re.search(r"OCCURS (?:\d+ TO )?(\d+)", line)
        counts = (open_groups[-1][1] if open_groups else []) + ([int(occurs[1])] if occurs else [])
        open_groups.append((level, counts))
        if name != "FILLER":
            result.append((name, counts))
    return result


def unique(text, number):
    """The same copybook with names that no other record of the program has."""
    names = {name for name, _ in fields(text)} | set(re.findall(r"INDEXED BY (\S+?)\.?$", text, re.M)) | set(re.findall(r"88 (\S+)", text))
    lines = []
    for line in text.split("\n"):
        words = line.split(" ")
        for at, word in enumerate(words):
            bare = word.rstrip(".")
            # Pictures and literals hold letters that are no names.
            if at > 0 and bare in names and words[at - 1] != "PIC" and '"' not in word:
                words[at] = f"{bare}Q{number}" + word[len(bare):]
        lines.append(" ".join(words))
    return "\n".join(lines)


def measure(dialect, texts):
    """Offset and length of every field of the texts, by one compiled program."""
    lines = ["       IDENTIFICATION DIVISION.", "       PROGRAM-ID. PLACES.", "       DATA DIVISION.", "       WORKING-STORAGE SECTION.",
             "       01 P0 USAGE POINTER.", "       01 N0 REDEFINES P0 PIC S9(18) COMP-5.", "       01 P1 USAGE POINTER.",
             "       01 N1 REDEFINES P1 PIC S9(18) COMP-5.", "       01 D PIC -(8)9."]
    for number, text in enumerate(texts):
        lines.append(f"       01 REC{number}.")
        for line in unique(text, number).split("\n"):
            words = line.split(" ")
            row = "          "
            for word in words:
                if len(row) + len(word) > 70:
                    lines.append(row)
                    row = "              "
                row += " " + word
            lines.append(row)
    lines.append("       PROCEDURE DIVISION.")
    for number, text in enumerate(texts):
        depending = re.search(r"OCCURS \d+ TO (\d+) DEPENDING ON (\S+?)\.", text)
        if depending:
            lines.append(f"           MOVE {depending[1]} TO {depending[2]}Q{number}.")
        lines.append(f"           SET P0 TO ADDRESS OF REC{number}.")
        lines.append(f"           DISPLAY '> ' FUNCTION LENGTH(REC{number}).")
        for name, counts in fields(text):
            places = [[]] if not counts else [[1] * len(counts), counts]
            for subscripts in places:
                own = f"{name}Q{number}" + (f"({', '.join(map(str, subscripts))})" if subscripts else "")
                shown = name + (f"({','.join(map(str, subscripts))})" if subscripts else "")
                lines.append(f"           SET P1 TO ADDRESS OF")
                lines.append(f"             {own}.")
                lines.append(f"           SUBTRACT N0 FROM N1.")
                lines.append(f"           MOVE N1 TO D.")
                lines.append(f"           DISPLAY '{shown} '")
                lines.append(f"             FUNCTION TRIM(D) ' '")
                lines.append(f"             FUNCTION LENGTH({own}).")
    lines.append("           STOP RUN.")
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "p.cob")
        with open(source, "w") as file:
            file.write("\n".join(lines) + "\n")
        program = os.path.join(folder, "p")
        subprocess.run(["cobc", "-x", f"-std={CONFIGURATIONS[dialect]}", "-w", "-o", program, source], check=True)
        output = subprocess.run([program], check=True, capture_output=True, text=True).stdout
    records = []
    for line in output.splitlines():
        if line.startswith("> "):
            records.append([f"= 01 0 {int(line[2:])}"])
        else:
            name, offset, length = line.split()
            records[-1].append(f"= {name} {int(offset)} {int(length)}")
    return records


out = []
for dialect, count in [("GnuCOBOL", 130), ("IBM", 130), ("MicroFocus", 60)]:
    texts = [text for text in HAND if not (dialect == "MicroFocus" and "COMP-1" in text)] + [generated(dialect) for _ in range(count)]
    for start in range(0, len(texts), 40):
        part = texts[start:start + 40]
        for text, places in zip(part, measure(dialect, part)):
            out.append(f"> {dialect}")
            out += text.split("\n")
            out += places
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "copybooks.txt"), "w") as file:
    file.write("\n".join(out) + "\n")
