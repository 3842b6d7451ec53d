internal import Evaluation
public import Records

extension TextStep {
  /// Whether two texts that differ are equal after this step.
  ///
  /// - Complexity: O(bytes).
  public func makesEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    switch self {
    // What cannot be equal is not made: most changes are of another kind.
    case .letterCase where left.count != right.count: false
    case .width, .variant: TextStep.isPlain(left) && TextStep.isPlain(right) ? false : applied(left) == applied(right)
    case .trailingBlanks where !TextStep.endsInBlank(left) && !TextStep.endsInBlank(right): false
    default: applied(left) == applied(right)
    }
  }

  private static func isPlain(_ text: [UInt8]) -> Bool { !text.contains { $0 >= 0x80 } }

  private static func endsInBlank(_ text: [UInt8]) -> Bool { text.last == 0x20 || text.last == 0x80 }

  /// The text after the step.
  public func applied(_ text: [UInt8]) -> [UInt8] {
    switch self {
    case .trailingBlanks:
      var rest = text[...]
      while true {
        if rest.last == 0x20 {
          rest.removeLast()
        } else if rest.suffix(3).elementsEqual([0xE3, 0x80, 0x80]) {
          rest.removeLast(3)
        } else {
          return Array(rest)
        }
      }
    case .width: return wide(text)
    case .letterCase: return text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    case .variant:
      return String(decoding: text, as: UTF8.self).unicodeScalars
        .filter { !(0xFE00...0xFE0F).contains($0.value) && !(0xE0100...0xE01EF).contains($0.value) }
        .flatMap { Array(String($0).utf8) }
    case .nullForm: return ["NULL", "null", "-"].contains { text.elementsEqual($0.utf8) } ? [] : text
    }
  }

  /// Full-width forms by the step that mappings use; a text that it cannot take is left as it is.
  private func wide(_ text: [UInt8]) -> [UInt8] {
    let result = FullWidth.apply(Column([String(decoding: text, as: UTF8.self)]))
    guard result.failures.isEmpty else { return text }
    return Array(result.column.bytes[result.column.range(0)])
  }
}
