// Looks inside Formats, which only a debug build allows.
#if DEBUG
  import Records

  @testable import Formats

  /// A field of some records with everything that decides how it is read, made from any bytes.
  ///
  /// | byte | decides |
  /// |---|---|
  /// | 0 | the field's length, 0–191; from 192 on all that is left |
  /// | 1 | bit 0 the padding, 1 whether it is removed, 2 whether the field holds double-byte codes alone, 3 whether codes are identified, 4–5 how many records there are beside one, 6 whether bytes stand between them, 7 whether the maker's table is there |
  /// | 2–13 | with bit 3: four codes, two bytes for which undecided code and one for its target |
  /// | the rest | the records, filled up with spaces |
  public struct FuzzedField: Sendable {
    let table: CharacterTable
    let identification: IdentificationTable?
    let padding: FieldPadding
    let isTrimmed: Bool
    let isDoubleByte: Bool
    let block: [UInt8]
    let starts: [Int]
    let offset: Int
    let byteCount: Int
    /// What stood behind the first bytes: also a text to encode.
    let rest: [UInt8]

    /// Makes a field; every input is one.
    public init(_ input: [UInt8], in tables: FuzzedTables) {
      var rest = input[...]
      func take() -> UInt8 { rest.popFirst() ?? 0 }
      let length = take()
      let flags = take()
      padding = flags & 1 == 0 ? .space : .ideographicSpace
      isTrimmed = flags & 2 != 0
      table = flags & 0x80 == 0 ? tables.plain : tables.filled
      // Only a table that has such codes is ever read so.
      isDoubleByte = flags & 4 != 0 && (table.ideographicSpace > 0xFF || table.form.isUnicode)
      var rows: [IdentificationTable.Row] = []
      if flags & 8 != 0 {
        for line in 1...4 {
          let place = Int(take()) << 8 | Int(take())
          let target = FuzzedTables.targets[Int(take()) % FuzzedTables.targets.count]
          guard !tables.undecided.isEmpty else { continue }
          let code = tables.undecided[place % tables.undecided.count]
          if rows.contains(where: { $0.code == code }) { continue }
          rows.append(
            IdentificationTable.Row(
              code: code, decision: target.isEmpty ? .held : .same, target: target.compactMap(Unicode.Scalar.init),
              line: line))
        }
      }
      identification = flags & 8 == 0 ? nil : IdentificationTable(file: "fuzzed", rows: rows)
      self.rest = Array(rest)
      let count = 1 + Int(flags >> 4 & 3)
      offset = flags & 0x40 == 0 ? 0 : 3
      byteCount = length < 192 ? Int(length) : max(0, rest.count / count - offset)
      let stride = offset + byteCount
      starts = (0..<count).map { $0 * stride }
      var block = Array(rest.prefix(count * stride))
      block += [UInt8](repeating: table.space, count: count * stride - block.count)
      self.block = block
    }

    /// The bytes of the field in one record.
    func field(_ row: Int) -> [UInt8] {
      let start = starts[row] + offset
      return Array(block[start..<start + byteCount])
    }
  }

  /// A table as it is, and as its maker's own table fills it.
  public struct FuzzedTables: Sendable {
    let plain: CharacterTable
    let filled: CharacterTable
    /// The codes that an identification may name.
    let undecided: [UInt32]

    /// Finds a table by its name.
    public init?(_ name: String) {
      guard let table = CharacterTable.named(name) else { return nil }
      plain = table
      // Two glyphs of 辻, an extension, one beyond the Basic Multilingual Plane, and a character with a sound mark.
      let rows: [(UInt16, [UInt32])] = [
        (0xC4D4, [0x8FBB, 0xE0103]), (0x67A5, [0x8FBB, 0xE0102]), (0x41A1, [0x4E02]), (0x41A5, [0x20BB7]),
        (0x5AA1, [0x4E02]), (0x5AA2, [0x304B, 0x309A]), (0x2921, [0x4E02]), (0xA1A1, [0x20BB7, 0xE0100]),
      ]
      let vendor = VendorTable(
        file: "fuzzed",
        rows: rows.enumerated().map {
          VendorTable.Row(code: $0.element.0, scalars: $0.element.1, isPreferred: true, line: $0.offset + 1)
        })
      filled = VendorHost.named(name).flatMap { $0.takesTable ? $0.table(vendor) : nil } ?? table
      undecided =
        table.form.isUnicode
        ? [0xE000, 0xE001, 0xF8FF, 0xF_0000, 0x10_FFFD, 0xFFFD]
        : table.packed.indices.filter { table.packed[$0] == PackedCharacter.undecided }
          .map { table.form.code(at: UInt16($0)) }
    }

    /// A text in the codes of the table, a start for mutations.
    public func encode(_ text: String) throws -> [UInt8] { try plain.encode(text) }

    /// The same in double-byte codes alone.
    public func encodeDoubleByte(_ text: String) throws -> [UInt8] { try plain.encodeDoubleByte(text) }

    /// What identified codes may stand for; empty for one that is held.
    static let targets: [[UInt32]] = [
      [], [0x8FBB, 0xE0100], [0x8FBB, 0xE0103], [0x20BB7], [0x20BB7, 0xE01EF], [0x9AD9], [0x5C71], [0x4E02], [0xFA11],
      [0x845B, 0xFE00], [0x3042],
    ]
  }
#endif
