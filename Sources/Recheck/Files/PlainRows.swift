internal import Language

/// The rows of a file that the run wrote: UTF-8 with commas and quotation marks (RFC 4180), CR LF.
struct PlainRows {
  private var framing: PlainFraming
  /// The headings.
  let names: [[UInt8]]

  init(path: String) throws(RecheckError) {
    framing = try PlainFraming(
      .delimited(DelimitedForm(newline: .carriageReturnLineFeed, header: .none)), paths: [path])
    guard let first = try framing.next() else {
      throw RecheckError(ja: "`\(path)`に見出しが無い", en: "`\(path)` has no headings")
    }
    names = first.cells.map { Array(first.bytes[$0]) }
  }

  /// The cells of the next row; `nil` behind the last.
  mutating func next() throws(RecheckError) -> [[UInt8]]? {
    guard let row = try framing.next() else { return nil }
    return row.cells.map { Array(row.bytes[$0]) }
  }
}
