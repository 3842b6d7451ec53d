/// The tables of IBM hosts by CCSID: single bytes, the double-byte codes alone, and both with shift-out (0E) and shift-in (0F).
///
/// | table | single bytes | double bytes |
/// |---|---|---|
/// | IBM930 | 290 | 300 |
/// | IBM939 | 1027 | 300 |
/// | IBM1390 | 8482: 290 with € | 16684 |
/// | IBM1399 | 5123: 1027 with € | 16684 |
///
/// Source: IBM, "Code page identifiers"; ICU 72's tables of these CCSIDs and glibc 2.36, which agree in every code. Both write
/// U+001A for unassigned single bytes of 1390 and 1399; here they are unassigned.
enum IBM {
  static let names = [
    "IBM037", "IBM500", "IBM290", "IBM1027", "IBM930", "IBM939", "IBM1390", "IBM1399", "IBM300", "IBM16684",
  ]

  /// The table with one of the names.
  static func table(_ name: String) -> CharacterTable? {
    switch Array(name.utf8) {
    case Array("IBM037".utf8): ibm037
    case Array("IBM500".utf8): ibm500
    case Array("IBM290".utf8): ibm290
    case Array("IBM1027".utf8): ibm1027
    case Array("IBM930".utf8): ibm930
    case Array("IBM939".utf8): IBM939.table
    case Array("IBM1390".utf8): ibm1390
    case Array("IBM1399".utf8): ibm1399
    case Array("IBM300".utf8): ibm300
    case Array("IBM16684".utf8): ibm16684
    default: nil
    }
  }

  private static let ibm037 = single("IBM037", EBCDIC.Page(graphics: EBCDIC.ibm037))
  private static let ibm500 = single("IBM500", EBCDIC.Page(graphics: EBCDIC.ibm500))
  private static let ibm290 = single("IBM290", EBCDIC.ibm290Page)
  private static let ibm1027 = single("IBM1027", EBCDIC.ibm1027Page)
  private static let ibm930 = mixed("IBM930", EBCDIC.ibm290Page) { $0.assignIBM300() }
  private static let ibm1390 = mixed("IBM1390", EBCDIC.Page(graphics: EBCDIC.ibm290, hasEuro: true)) {
    $0.assignIBM16684()
  }
  private static let ibm1399 = mixed("IBM1399", EBCDIC.Page(graphics: EBCDIC.ibm1027, hasEuro: true)) {
    $0.assignIBM16684()
  }
  private static let ibm300 = double("IBM300") { $0.assignIBM300() }
  private static let ibm16684 = double("IBM16684") { $0.assignIBM16684() }

  private static func single(_ name: String, _ page: EBCDIC.Page) -> CharacterTable {
    var content = TableContent()
    content.assign(page)
    return CharacterTable(name: name, form: .singleBytes, content)
  }

  private static func double(_ name: String, _ kanji: (inout TableContent) -> Void) -> CharacterTable {
    var content = TableContent()
    kanji(&content)
    return CharacterTable(name: name, form: .doubleBytes, content)
  }

  fileprivate static func mixed(
    _ name: String, _ page: EBCDIC.Page, _ kanji: (inout TableContent) -> Void
  ) -> CharacterTable {
    var content = TableContent()
    content.assign(page, withoutShifts: true)
    kanji(&content)
    content.note([TableChoice(0x15, 0x85, (0x0A, "Java")), TableChoice(0x25, 0x0A, (0x85, "Java"))])
    return CharacterTable(name: name, form: .shiftCodes(.ibm), content)
  }
}

/// CCSID 939, mixed Japanese of IBM hosts with Latin letters in their EBCDIC places.
enum IBM939 {
  /// The table, made once.
  static let table = IBM.mixed("IBM939", EBCDIC.ibm1027Page) { $0.assignIBM300() }
}
