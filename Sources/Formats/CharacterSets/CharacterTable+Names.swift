extension CharacterTable {
  /// The names of the tables, family by family.
  public static let names = [
    "CP932", "ShiftJIS", "ShiftJIS2004",
    "EUCJP", "EUCJPMS", "EUCJIS2004",
    "ISO2022JP", "ISO2022JP1", "ISO2022JP2004", "CP50221", "CP50222",
    "UTF8", "UTF16BE", "UTF16LE",
    "IBM037", "IBM500", "IBM290", "IBM1027", "IBM930", "IBM939", "IBM1390", "IBM1399", "IBM300", "IBM16684",
    "JEF", "JEF-EBCDIC", "JEF-EBCDIK", "JEF-ASCII", "Fujitsu-EBCDIC", "Fujitsu-EBCDIK", "Fujitsu-ASCII",
    "KEIS78", "KEIS78-EBCDIC", "KEIS78-EBCDIK", "KEIS83", "KEIS83-EBCDIC", "KEIS83-EBCDIK", "Hitachi-EBCDIC",
    "Hitachi-EBCDIK",
    "JIPS-J", "JIPS-J-JIS8", "JIPS-E", "JIPS-E-EBCDIK", "NEC-JIS8", "NEC-EBCDIK",
  ]

  /// The table with this exact name, or `nil`: `Shift_JIS`, `EBCDIC` and `sjis` are families, not tables.
  ///
  /// The kanji codes of Fujitsu, Hitachi and NEC have areas and cells that only the vendor's own table can read; here they
  /// are undecided (`VendorTable` fills them).
  public static func named(_ name: String) -> CharacterTable? {
    // Byte by byte, as every name that comes from a file.
    guard let known = names.first(where: { $0.utf8.elementsEqual(name.utf8) }) else { return nil }
    return makers.first { $0.names.contains(known) }?.table(known)
  }

  private static let makers: [TableFamily] = [
    TableFamily(names: ["CP932"]) { _ in CP932.table },
    TableFamily(names: ["ShiftJIS"]) { _ in ShiftJIS.table },
    TableFamily(names: ["ShiftJIS2004"]) { _ in ShiftJIS2004.table },
    TableFamily(names: ["EUCJP"]) { _ in EUCJP.table },
    TableFamily(names: ["EUCJPMS"]) { _ in EUCJPMS.table },
    TableFamily(names: ["EUCJIS2004"]) { _ in EUCJIS2004.table },
    TableFamily(names: ISO2022JP.names, table: ISO2022JP.table),
    TableFamily(names: UnicodeForms.names, table: UnicodeForms.table),
    TableFamily(names: IBM.names, table: IBM.table),
    TableFamily(names: VendorHost.names) { VendorHost.named($0)?.table(nil) },
  ]

  /// Tables that one piece of code makes.
  private struct TableFamily: Sendable {
    var names: [String]
    var table: @Sendable (String) -> CharacterTable?
  }
}
