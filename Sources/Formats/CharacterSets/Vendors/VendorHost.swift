public import Records

/// A table of a host of Fujitsu, Hitachi or NEC: its kanji, its single bytes, or both with shift codes.
///
/// | kanji alone | with single bytes |
/// |---|---|
/// | `JEF` | `JEF-EBCDIC`, `JEF-EBCDIK`, `JEF-ASCII` |
/// | `KEIS78`, `KEIS83` | `…-EBCDIC`, `…-EBCDIK` |
/// | `JIPS-J`, `JIPS-E` | `JIPS-J-JIS8`, `JIPS-E-EBCDIK` |
///
/// NEC's internal codes, JIPS told from single bytes without shift codes, are not among them: no public text gives their rule.
public struct VendorHost: Sendable {
  /// The name of the table.
  public let name: String
  private let kanji: VendorKanji?
  private let page: EBCDIC.Page?
  private let hasJIS8: Bool

  /// The names of all such tables.
  static let names = all.map(\.name)

  /// The host with this exact name, or `nil`.
  public static func named(_ name: String) -> VendorHost? { all.first { $0.name.utf8.elementsEqual(name.utf8) } }

  /// Whether a maker's own table can fill it.
  public var takesTable: Bool { kanji != nil }

  /// The cell of JIS that a code stands in, with the characters it may be: the later shape first, then the earlier one;
  /// `nil` for codes of other areas.
  public func cell(of code: UInt32) -> (row: Int, cell: Int, characters: [Unicode.Scalar])? {
    guard let kanji else { return nil }
    for row in JISX0208.rows {
      for (offset, scalar) in row.cells.unicodeScalars.enumerated()
      where scalar != " " && UInt32(kanji.index(row.number, offset + 1)) == code {
        let earlier = JISC6226.shapes.first { $0.row == row.number && $0.cell == offset + 1 }?.earlier
        return (row.number, offset + 1, [scalar] + (earlier.map { [$0] } ?? []))
      }
    }
    return nil
  }

  /// The table, with what the maker's own table says.
  ///
  /// - Parameter vendor: The maker's table; without one the codes that only it can read are undecided.
  public func table(_ vendor: VendorTable?) -> CharacterTable { build(vendor).table }

  /// The table with what the maker's own table says, and a warning (T222, T223) for each row that it does not follow: a code
  /// that is the town's own or that cannot stand, and a slip, a cell of JIS with another cell's character.
  public func following(_ vendor: VendorTable) -> (table: CharacterTable, warnings: [Diagnostic]) {
    let (table, remarks) = build(vendor)
    return (
      table,
      remarks.map { remark in
        var warning = TableProblem.notFollowed(remark, table: name)
          .diagnostic(file: vendor.file, line: remark.row.line, column: 1)
        warning.severity = .warning
        return warning
      }
    )
  }

  private func build(_ vendor: VendorTable?) -> (table: CharacterTable, remarks: [VendorTable.Remark]) {
    var content = TableContent()
    if let page { content.assign(page) }
    if hasJIS8 {
      content.assignASCII()
      content.assignKatakana(from: 0xA1)
      content.note([TableChoice(0x5C, 0x5C, (0xA5, "JIS X 0201")), TableChoice(0x7E, 0x7E, (0x203E, "JIS X 0201"))])
    }
    content.isEBCDIC = !hasJIS8 && kanji?.isEBCDIC ?? true
    guard let kanji else { return (CharacterTable(name: name, form: .singleBytes, content), []) }
    let remarks = content.assign(kanji, vendor)
    let isMixed = page != nil || hasJIS8
    let form: CodeForm = isMixed ? .shiftCodes(kanji.shifts) : .doubleBytes
    return (CharacterTable(name: name, form: form, content), remarks)
  }

  private init(_ name: String, _ kanji: VendorKanji?, _ page: EBCDIC.Page? = nil, hasJIS8: Bool = false) {
    self.name = name
    self.kanji = kanji
    self.page = page
    self.hasJIS8 = hasJIS8
  }

  private static let all = [
    VendorHost("JEF", .jef),
    VendorHost("JEF-EBCDIC", .jef, EBCDIC.fujitsuEBCDICPage),
    VendorHost("JEF-EBCDIK", .jef, EBCDIC.fujitsuEBCDIKPage),
    VendorHost("JEF-ASCII", .jef, EBCDIC.fujitsuASCIIPage),
    VendorHost("Fujitsu-EBCDIC", nil, EBCDIC.fujitsuEBCDICPage),
    VendorHost("Fujitsu-EBCDIK", nil, EBCDIC.fujitsuEBCDIKPage),
    VendorHost("Fujitsu-ASCII", nil, EBCDIC.fujitsuASCIIPage),
    VendorHost("KEIS78", .keis78),
    VendorHost("KEIS78-EBCDIC", .keis78, EBCDIC.hitachiEBCDICPage),
    VendorHost("KEIS78-EBCDIK", .keis78, EBCDIC.hitachiEBCDIKPage),
    VendorHost("KEIS83", .keis83),
    VendorHost("KEIS83-EBCDIC", .keis83, EBCDIC.hitachiEBCDICPage),
    VendorHost("KEIS83-EBCDIK", .keis83, EBCDIC.hitachiEBCDIKPage),
    VendorHost("Hitachi-EBCDIC", nil, EBCDIC.hitachiEBCDICPage),
    VendorHost("Hitachi-EBCDIK", nil, EBCDIC.hitachiEBCDIKPage),
    VendorHost("JIPS-J", .jipsJ),
    VendorHost("JIPS-J-JIS8", .jipsJ, hasJIS8: true),
    VendorHost("JIPS-E", .jipsE),
    VendorHost("JIPS-E-EBCDIK", .jipsE, EBCDIC.necEBCDIKPage),
    VendorHost("NEC-JIS8", nil, hasJIS8: true),
    VendorHost("NEC-EBCDIK", nil, EBCDIC.necEBCDIKPage),
  ]
}
