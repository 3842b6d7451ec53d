public import Records

/// A maker's own character table as a project names it (`characters JEF-EBCDIK table "jef.json"`): what each code of its
/// extension areas stands for, and which shape a cell of JIS has there.
public struct VendorTable: Sendable, Hashable {
  /// One code.
  public struct Row: Sendable, Hashable {
    /// The code.
    public var code: UInt16
    /// One scalar, or two: a base with its variation selector or sound mark; `nil` where Unicode has no such character.
    public var scalars: [UInt32]?
    /// Whether this code is written for the character when another has it, too.
    public var isPreferred: Bool
    /// The line in the file, from 1.
    public var line: Int
  }

  /// A row that a character table does not follow.
  struct Remark: Sendable, Hashable {
    /// Why.
    enum Reason: Sendable, Hashable {
      /// The code belongs to the area that each town fills by itself.
      case userDefined
      /// No pair of bytes of the table can be this code.
      case noPair
      /// A cell of JIS, and the row's character is another cell's.
      case slip(known: [UInt32])
    }

    var row: Row
    var reason: Reason
  }

  /// The file it was read from.
  public var file: String
  /// The rows; where a code has several, the first one counts.
  public var rows: [Row]

  /// Reads a maker's table: CSV with the columns `code` and `target` (and any `note`), or JSON.
  ///
  /// `code` is four hexadecimal digits; `target` is `U+9AD9`, or two scalars `U+8FBB U+E0102`, or empty where there is no
  /// such character. JSON is the shape of hidekatsu-izuno/jef4j: an array of objects with `code`, `unicode` (`FFFD` for none),
  /// the variation selector `hd` or else `aj1`, the sound mark `sp`, and `options`, of which `unmappable`, `encode_only`,
  /// `decode_only` and `cjk_ci` count. Of two rows of one code the one without `cjk_ci` counts.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: Its name, for diagnostics.
  /// - Returns: The rows that are right, and diagnostics (T1xx, T2xx) for the others.
  /// - Complexity: O(`bytes.count`).
  public static func read(_ bytes: [UInt8], file: String) -> (table: VendorTable, diagnostics: [Diagnostic]) {
    let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    return first == 0x5B ? VendorTableJSON.read(bytes, file: file) : csv(bytes, file: file)
  }

  private static func csv(_ bytes: [UInt8], file: String) -> (VendorTable, [Diagnostic]) {
    var table = VendorTable(file: file, rows: [])
    let (read, problems) = DelimitedText.table(bytes, file: file)
    guard let read else { return (table, problems) }
    var rows = TableRows(read, columns: ["code", "target", "note"])
    guard rows.hasColumns else { return (table, problems + rows.diagnostics) }
    var seen: [UInt16: Int] = [:]
    for row in read.rows {
      let codeText = rows.cell(row, 0)
      let targetText = rows.cell(row, 1)
      guard let code = ScalarNotation.hexadecimal(codeText, digits: 4...4).map({ UInt16($0) }) else {
        rows.report(.badCode(codeText), row, 0)
        continue
      }
      let target = targetText.isEmpty ? [] : ScalarNotation.scalars(targetText)
      if let line = seen.updateValue(row.line, forKey: code) {
        rows.report(.duplicate(codeText, firstLine: line), row, 0)
      } else if let target {
        table.rows.append(
          Row(code: code, scalars: target.isEmpty ? nil : target.map(\.value), isPreferred: true, line: row.line))
      } else {
        rows.report(.badTarget(targetText), row, 1)
      }
    }
    return (table, problems + rows.diagnostics)
  }
}
