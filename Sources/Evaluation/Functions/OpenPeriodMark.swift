public import Language
public import Records

/// `open-end when "99999999"`, `open-end when blank` and `open-start …`: values that stand for a period without an end
/// or a beginning become the standard's date for that.
///
/// Meaning: a value that is exactly the given text, or (`blank`) that is absent or nothing but the declared padding, is
/// `9999-12-31` (`open-start`: `0000-01-01`) whatever steps follow; any other value goes on to them.
/// Examples: `open-end when "99999999" | date`: `99999999` → `9999-12-31`, `20240401` → `2024-04-01`;
/// `open-end when blank | date`: spaces and absent → `9999-12-31`.
/// Failure reasons: none.
/// Loss class: equivalent; where a source writes both its mark and the date itself, the text is kept beside the value.
/// Inverse: the given text (`blank`: nothing).
/// Source: data type DATE of the standard's legend, which gives both dates.
public struct OpenPeriodMark: Sendable {
  /// The date that is written.
  public let date: [UInt8]
  /// The text that stands for it; empty for `blank`.
  public let text: [UInt8]
  private let blank: Trim?

  /// This value stands for an open period; compared as bytes.
  public init(_ period: OpenPeriod, text: [UInt8]) {
    date = [UInt8](period.date.utf8)
    self.text = text
    blank = nil
  }

  /// A value that is absent or nothing but padding does.
  ///
  /// - Parameter padding: The UTF-8 bytes of the declared padding character.
  public init(_ period: OpenPeriod, blankOf padding: [UInt8]) {
    date = [UInt8](period.date.utf8)
    text = []
    blank = Trim(padding: padding)
  }

  /// The rows whose value stands for an open period, ascending. O(bytes).
  public func rows(of column: Column) -> [UInt32] {
    let bytes = column.bytes.span
    var rows: [UInt32] = []
    for row in 0..<column.count where isMark(bytes, column.range(row)) { rows.append(UInt32(row)) }
    return rows
  }

  /// Whether a text stands for an open period.
  func isMark(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    if let blank { return blank.trimmedEnd(bytes, range) == range.lowerBound }
    return ByteOrder.areEqual(bytes, range, text.span, 0..<text.count)
  }
}
