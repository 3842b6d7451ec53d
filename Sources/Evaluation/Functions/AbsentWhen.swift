public import Records

/// `absent when "0000000"` and `absent when blank`: values that stand for "none" become absent.
///
/// Meaning: a value that is exactly the given text, or that is nothing but the declared padding, is empty afterwards;
/// later steps pass it over.
/// Examples: `absent when "0000000"`: `0000000` → absent, `3640107` → `3640107`, `000000` → `000000`;
/// `absent when blank`: `    ` → absent, ` 1` → ` 1`.
/// Failure reasons: none.
/// Loss class: exact while one text alone means absent; with several, the text is kept beside the value.
/// Inverse: an absent value was the text (`blank`: nothing but padding); any other is itself.
/// Source: none in the standard; which value an export writes for "none" (often zeros) is its own custom, so the rule
/// names it. The standard's own codes for unknown days are in `StandardDate`.
public struct AbsentWhen: Sendable {
  private let text: [UInt8]
  private let blank: Trim?

  /// This value is absent; compared as bytes.
  public init(text: [UInt8]) {
    self.text = text
    blank = nil
  }

  /// A value of padding alone is absent.
  ///
  /// - Parameter padding: The UTF-8 bytes of the declared padding character.
  public init(blankOf padding: [UInt8]) {
    text = []
    blank = Trim(padding: padding)
  }

  /// Empties the values that mean "none". O(bytes); gives the same storage back where there are none.
  public func apply(_ column: Column) -> Column {
    let source = column.bytes.span
    let wanted = text.span
    let ends = column.ends.span
    func isNone(_ range: Range<Int>) -> Bool {
      if range.isEmpty { return false }
      return blank == nil ? ByteOrder.areEqual(source, range, wanted, 0..<wanted.count) : isBlank(source, range)
    }
    var first = 0
    var start = 0
    while first < ends.count, !isNone(start..<Int(ends[first])) {
      start = Int(ends[first])
      first += 1
    }
    guard first < ends.count else { return column }
    // Before the first such row everything stays where it is.
    var newEnds: [UInt32] = []
    let bytes = [UInt8](capacity: column.bytes.count) { out in
      for at in 0..<start { out.append(source[at]) }
      newEnds = [UInt32](capacity: ends.count) { newEnds in
        for row in 0..<first { newEnds.append(ends[row]) }
        for row in first..<ends.count {
          let range = start..<Int(ends[row])
          if !isNone(range) {
            for at in range { out.append(source[at]) }
          }
          newEnds.append(UInt32(truncatingIfNeeded: out.count))
          start = range.upperBound
        }
      }
    }
    return Column(bytes: bytes, ends: newEnds)
  }

  /// Whether this is `absent when blank`.
  var isForBlanks: Bool { blank != nil }

  /// Whether this is `absent when blank` and the text nothing but padding.
  func isBlank(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    blank?.trimmedEnd(bytes, range) == range.lowerBound
  }

  /// The text an absent value must have been; empty for `blank`.
  public var absentText: [UInt8] { text }
}
