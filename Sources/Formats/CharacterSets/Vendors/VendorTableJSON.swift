internal import Records

/// Reads the JSON shape of a maker's table: an array of objects whose values are strings or arrays of strings.
///
/// Nothing deeper is accepted, so that a hostile file ends at its first byte out of place.
struct VendorTableJSON {
  private let bytes: [UInt8]
  private let file: String
  private var position = 0
  private var line = 1
  private var lineStart = 0

  private struct Malformed: Error {
    var what: LocalizedText
  }

  /// One value of an object.
  private enum Value {
    case text([UInt8])
    case list([[UInt8]])
  }

  static func read(_ bytes: [UInt8], file: String) -> (VendorTable, [Diagnostic]) {
    var reader = VendorTableJSON(bytes: bytes, file: file)
    var table = VendorTable(file: file, rows: [])
    var diagnostics: [Diagnostic] = []
    var places: [UInt16: Int] = [:]
    var compatibility: Set<UInt16> = []
    do throws(Malformed) {
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
      try reader.expect(0x5B, "[")
      if try !reader.takes(0x5D) {
        repeat {
          let start = reader.here()
          let fields = try reader.object()
          switch VendorTableJSON.row(fields, line: start.line) {
          case .row(let row, let isCompatibility):
            if let place = places[row.code] {
              // The later of two rows counts only where the first was a compatibility ideograph.
              if compatibility.contains(row.code), !isCompatibility {
                table.rows[place] = row
                compatibility.remove(row.code)
              }
            } else {
              places[row.code] = table.rows.count
              if isCompatibility { compatibility.insert(row.code) }
              table.rows.append(row)
            }
          case .leftOut: break
          case .wrong(let problem):
            diagnostics.append(problem.diagnostic(file: file, line: start.line, column: start.column))
          }
        } while try reader.takes(0x2C)
        try reader.expect(0x5D, "]")
      }
      reader.skipSpace()
      if reader.position < bytes.count {
        throw Malformed(what: LocalizedText(ja: "`]`の後に何かある", en: "something after `]`"))
      }
    } catch {
      let (line, column) = reader.here()
      diagnostics.append(TableProblem.notJSON(error.what).diagnostic(file: file, line: line, column: column))
    }
    return (table, diagnostics)
  }

  // MARK: - Rows

  private enum Reading {
    case row(VendorTable.Row, isCompatibility: Bool)
    case leftOut
    case wrong(TableProblem)
  }

  private static func row(_ fields: [(name: [UInt8], value: Value)], line: Int) -> Reading {
    func text(_ name: String) -> String? {
      for field in fields where field.name.elementsEqual(name.utf8) {
        if case .text(let text) = field.value { return String(decoding: text, as: UTF8.self) }
      }
      return nil
    }
    var options: [[UInt8]] = []
    for field in fields where field.name.elementsEqual("options".utf8) {
      if case .list(let list) = field.value { options = list }
    }
    func has(_ option: String) -> Bool { options.contains { $0.elementsEqual(option.utf8) } }
    guard let codeText = text("code") else { return .wrong(.missingColumn("code")) }
    guard let code = ScalarNotation.hexadecimal(codeText, digits: 4...4) else { return .wrong(.badCode(codeText)) }
    guard let baseText = text("unicode") else { return .wrong(.missingColumn("unicode")) }
    if has("encode_only") { return .leftOut }
    guard let base = ScalarNotation.hexadecimal(baseText, digits: 4...6), Unicode.Scalar(base) != nil else {
      return .wrong(.badTarget(baseText))
    }
    var scalars: [UInt32]? = base == UnicodeText.replacement || has("unmappable") ? nil : [base]
    if let mark = text("hd") ?? text("aj1") ?? text("sp"), scalars != nil {
      guard let second = ScalarNotation.hexadecimal(mark, digits: 4...6), Unicode.Scalar(second) != nil else {
        return .wrong(.badTarget(mark))
      }
      scalars?.append(second)
    }
    return .row(
      VendorTable.Row(
        code: UInt16(code), scalars: scalars, isPreferred: !has("decode_only"), line: line),
      isCompatibility: has("cjk_ci"))
  }

  // MARK: - JSON

  private func here() -> (line: Int, column: Int) { (line, position - lineStart + 1) }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x0A:
        line += 1
        lineStart = position + 1
      case 0x20, 0x09, 0x0D: break
      default: return
      }
      position += 1
    }
  }

  private mutating func takes(_ byte: UInt8) throws(Malformed) -> Bool {
    skipSpace()
    guard position < bytes.count else {
      throw Malformed(what: LocalizedText(ja: "ファイルが途中で終わる", en: "the file ends early"))
    }
    guard bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ byte: UInt8, _ name: String) throws(Malformed) {
    guard try takes(byte) else { throw Malformed(what: LocalizedText(ja: "`\(name)`が要る", en: "expected `\(name)`")) }
  }

  private mutating func object() throws(Malformed) -> [(name: [UInt8], value: Value)] {
    try expect(0x7B, "{")
    var fields: [(name: [UInt8], value: Value)] = []
    if try takes(0x7D) { return fields }
    repeat {
      let name = try string()
      try expect(0x3A, ":")
      if try takes(0x5B) {
        var list: [[UInt8]] = []
        if try !takes(0x5D) {
          repeat { list.append(try string()) } while try takes(0x2C)
          try expect(0x5D, "]")
        }
        fields.append((name, .list(list)))
      } else {
        fields.append((name, .text(try string())))
      }
    } while try takes(0x2C)
    try expect(0x7D, "}")
    return fields
  }

  /// A string; escapes are kept as they are written, since no name or number of the shape has any.
  private mutating func string() throws(Malformed) -> [UInt8] {
    try expect(0x22, "\"")
    let start = position
    while position < bytes.count, bytes[position] != 0x22 {
      guard bytes[position] >= 0x20 else {
        throw Malformed(what: LocalizedText(ja: "文字列の中に制御文字", en: "a control byte in a string"))
      }
      position += bytes[position] == 0x5C ? 2 : 1
    }
    guard position < bytes.count else {
      throw Malformed(what: LocalizedText(ja: "文字列が閉じていない", en: "a string is never closed"))
    }
    defer { position += 1 }
    return Array(bytes[start..<position])
  }
}
