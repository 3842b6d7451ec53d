/// One pair of `COPY … REPLACING`: what stands in the library text, and what stands there instead.
struct TextReplacement {
  /// How much of a text word is compared.
  enum Scope {
    /// Whole words, one after another.
    case whole
    /// The beginning of a word (`LEADING`).
    case leading
    /// The end of a word (`TRAILING`).
    case trailing
  }

  var scope: Scope
  /// The words to find; one for `leading` and `trailing`.
  var wanted: [[Unicode.Scalar]]
  var replacement: [SourceScalar]

  /// A text with the pairs applied: at every word the first pair that fits, and on behind what it replaced.
  ///
  /// What was put in is not looked at again.
  ///
  /// - Complexity: O(words × pairs).
  static func apply(_ pairs: [TextReplacement], to text: [SourceScalar]) -> [SourceScalar] {
    guard !pairs.isEmpty else { return text }
    let words = TextWord.words(text)
    var result: [SourceScalar] = []
    result.reserveCapacity(text.count)
    var copied = 0
    var index = 0
    while index < words.count {
      guard let (range, replacement, count) = pairs.lazy.compactMap({ $0.match(text, words, index) }).first else {
        index += 1
        continue
      }
      result += text[copied..<range.lowerBound]
      result += replacement
      copied = range.upperBound
      index += count
    }
    return result + text[copied...]
  }

  /// The stretch of text that is replaced at a word, by what, and how many words it takes.
  private func match(
    _ text: [SourceScalar], _ words: [TextWord], _ index: Int
  ) -> (range: Range<Int>, replacement: [SourceScalar], count: Int)? {
    switch scope {
    case .whole:
      guard index + wanted.count <= words.count,
        wanted.indices.allSatisfy({ TextReplacement.isSame(wanted[$0][...], text[words[index + $0].range]) })
      else { return nil }
      return (
        words[index].range.lowerBound..<words[index + wanted.count - 1].range.upperBound, replacement, wanted.count
      )
    case .leading, .trailing:
      guard let part = wanted.first, case .word = words[index].kind, words[index].range.count >= part.count else {
        return nil
      }
      let range = words[index].range
      let place = scope == .leading ? range.prefix(part.count) : range.suffix(part.count)
      guard TextReplacement.isSame(part[...], text[place]) else { return nil }
      return (place, replacement, 1)
    }
  }

  /// Whether a word is another, ASCII letters in either case.
  private static func isSame(_ left: ArraySlice<Unicode.Scalar>, _ right: ArraySlice<SourceScalar>) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { upperCase($0) == upperCase($1.scalar) }
  }

  private static func upperCase(_ scalar: Unicode.Scalar) -> UInt32 {
    (0x61...0x7A).contains(scalar.value) ? scalar.value - 0x20 : scalar.value
  }
}
