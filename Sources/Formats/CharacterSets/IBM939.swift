/// CCSID 939, mixed Japanese of IBM hosts with Latin letters in their EBCDIC places: the single bytes of CCSID 1027 and
/// the double-byte codes of CCSID 300 between shift-out (0E) and shift-in (0F).
///
/// One byte: 00–3F and FF (control bytes, each another control character), 40–FE (Latin, half-width katakana); 41, 6A,
/// 80, 90, CA–CF, DA–DF, E1, EA–EF and FA–FE are unassigned. Two bytes: the space 4040, lead bytes 41–68 and the
/// user-defined area 69–7F, trail bytes 41–FE. No two codes have one character.
///
/// The readings of this CCSID differ in six codes. This table follows IBM's own (ICU's `ibm-939_P120-1999`), with which
/// glibc 2.36's `IBM939` agrees in every code; Java 17's `x-IBM939` has Microsoft's choices, which are CP932's too:
///
/// | code | this table, ICU, glibc | Java |
/// |---|---|---|
/// | 15 | 0085 | 000A |
/// | 4260 | 2212 − | FF0D － |
/// | 426A | 00A6 ¦ | FFE4 ￤ |
/// | 43A1 | 301C 〜 | FF5E ～ |
/// | 444A | 2014 — | 2015 ― |
/// | 447C | 2016 ‖ | 2225 ∥ |
///
/// All three agree on 4A ¢, 5F ¬, A0 ‾, A1 ~, B1 £, B2 ¥ and E0 \ and on the full-width 434A ￠, 425F ￢ and 424A ￡. The
/// converters also write 45 scalars (FF0D and 剝 among them) whose code reads as another one, as 4260 does; glibc writes
/// 5C and 7E so, too. This table refuses to write them.
///
/// Source: ICU 72, `ibm-939_P120-1999`; IBM, "Code page identifiers", CCSID 939 = 1027 + 300.
enum IBM939 {
  /// One row of 190 cells: the codes of one lead byte with the trail bytes 41–FE.
  struct Row {
    /// The lead byte.
    let lead: UInt16
    /// The cells in order; a space is an unassigned cell.
    let cells: String

    init(_ lead: UInt16, _ cells: String...) {
      self.lead = lead
      self.cells = cells.joined()
    }
  }

  /// The lead bytes of the user-defined area; its 23 × 190 codes are U+E000–U+F111.
  static let userDefinedLeads: ClosedRange<UInt16> = 0x69...0x7F

  /// The table, made once.
  static let table = makeTable()

  private static func makeTable() -> CharacterTable {
    var assignments: [CharacterTable.Assignment] = []
    assignments.reserveCapacity(8_000)
    for (byte, scalar) in controls.enumerated() where scalar != unassignedControl {
      assignments.append((UInt16(byte), UInt32(scalar)))
    }
    assignments.append((0xFF, 0x9F))
    assignments.append((0x40, 0x20))
    append(graphics, from: 0x41, to: &assignments)
    assignments.append((0x4040, 0x3000))
    for row in rows { append(row.cells, from: row.lead << 8 | 0x41, to: &assignments) }
    let userDefined = userDefinedLeads.flatMap { lead in (0x41...0xFE).map { lead << 8 | $0 } }
    return CharacterTable(
      name: "IBM939", form: .shiftCodes, assignments: assignments, userDefined: userDefined,
      firstUserDefinedScalar: 0xE000)
  }

  private static func append(_ cells: String, from first: UInt16, to assignments: inout [CharacterTable.Assignment]) {
    var code = first
    for scalar in cells.unicodeScalars {
      if scalar != " " { assignments.append((code, scalar.value)) }
      code += 1
    }
  }
}
