public import Records

/// The text of one `.utsushi` file, with lines and columns counted in Unicode scalars.
///
/// Bytes that are no UTF-8 become one diagnostic a line (L101); the rest of the text can still be read. A byte order
/// mark at the start is left out. Lines end with LF or CRLF.
public struct SourceText: Sendable {
  /// The path as the person who runs utsushi would write it.
  public let file: String
  /// What is wrong with the bytes; empty for valid UTF-8.
  public let diagnostics: [Diagnostic]
  /// The text; U+FFFD stands where bytes were no UTF-8, and `diagnostics` says so.
  let scalars: [Unicode.Scalar]
  private let lineStarts: [Int]

  /// Decodes the bytes of a file. O(`bytes.count`); never fails, see `diagnostics`.
  public init(file: String, bytes: [UInt8]) {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(bytes.count)
    var lineStarts = [0]
    var invalid: [Int] = []
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var lastBadLine = 0
    decoding: while true {
      switch decoder.decode(&iterator) {
      case .emptyInput: break decoding
      case .error:
        if lineStarts.count != lastBadLine { invalid.append(scalars.count) }
        lastBadLine = lineStarts.count
        scalars.append("\u{FFFD}")
      case .scalarValue(let scalar):
        if scalar == "\u{FEFF}", scalars.isEmpty { continue }
        scalars.append(scalar)
        if scalar == "\n" { lineStarts.append(scalars.count) }
      }
    }
    self.file = file
    self.scalars = scalars
    self.lineStarts = lineStarts
    let starts = lineStarts
    diagnostics = invalid.map { offset in
      let start = SourceText.position(of: offset, lineStarts: starts)
      return Diagnostic(
        code: DiagnosticCode.invalidUTF8.rawValue,
        LocalizedText(ja: "UTF-8として読めないバイト列がある", en: "bytes that are not UTF-8"),
        at: TextSpan(file: file, line: start.line, column: start.column),
        help: LocalizedText(ja: "ファイルをUTF-8で保存し直す", en: "save the file as UTF-8"))
    }
  }

  /// The number of lines, at least 1.
  public var lineCount: Int { lineStarts.count }

  /// The scalars of a line without its end; `line` counts from 1. Empty where there is no such line.
  public func line(_ line: Int) -> String {
    guard line >= 1, line <= lineStarts.count else { return "" }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] - 1 : scalars.count
    if end > start, scalars[end - 1] == "\r" { end -= 1 }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<end])
    return String(text)
  }

  /// The span of a range of scalars.
  func span(_ range: Range<Int>) -> TextSpan {
    TextSpan(file: file, start: position(of: range.lowerBound), end: position(of: range.upperBound))
  }

  /// The place of a scalar; the scalar after the last one has a place too. O(log lines).
  func position(of offset: Int) -> TextPosition {
    SourceText.position(of: offset, lineStarts: lineStarts)
  }

  private static func position(of offset: Int, lineStarts: [Int]) -> TextPosition {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return TextPosition(line: low + 1, column: offset - lineStarts[low] + 1)
  }
}
