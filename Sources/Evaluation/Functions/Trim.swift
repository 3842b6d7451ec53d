public import Records

/// `trim`: removes the declared padding at the end of a text, and nothing else.
///
/// Meaning: as many whole padding characters as stand at the end are dropped; inner and leading ones stay, and no
/// character is normalised. The first `trim` of a pipeline is already done when the field is decoded.
/// Examples, padding `space`: `山田　太郎   ` → `山田　太郎`; `   ` → absent; ` A` → ` A`.
/// Failure reasons: none.
/// Loss class: exact; the length of the field gives the padding back.
/// Inverse: the text itself.
/// Source: the declaration `padding` of the source.
public struct Trim: Sendable {
  private let padding: [UInt8]

  /// - Parameter padding: The UTF-8 bytes of the declared padding character, one or three.
  public init(padding: [UInt8]) {
    precondition(!padding.isEmpty, "padding is at least one byte")
    self.padding = padding
  }

  /// Removes the padding of every value. O(bytes); gives the same storage back where nothing is to be removed.
  public func apply(_ column: Column) -> Column {
    let source = column.bytes.span
    guard (0..<column.count).contains(where: { trimmedEnd(source, column.range($0)) != column.range($0).upperBound })
    else { return column }
    var result = Column(reservingValues: column.count, bytes: column.bytes.count)
    for row in 0..<column.count {
      let range = column.range(row)
      result.bytes.append(contentsOf: column.bytes[range.lowerBound..<trimmedEnd(source, range)])
      result.endValue()
    }
    return result
  }

  /// Where a value ends without its padding.
  func trimmedEnd(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    let pad = padding.span
    var end = range.upperBound
    while end - range.lowerBound >= pad.count,
      ByteOrder.areEqual(bytes, (end - pad.count)..<end, pad, 0..<pad.count)
    {
      end -= pad.count
    }
    return end
  }
}
