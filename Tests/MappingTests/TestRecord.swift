import Evaluation
import Language
import Records

/// One record as the decoder would give it: given texts, spaces in other characters, zeros in other numbers.
struct TestRecord {
  var layout: RecordLayout
  var padding: PaddingCharacter
  var givens: [TypedTest.Given]

  /// The column of one input, with one value.
  func column(_ input: FieldInput) -> Column {
    let field = layout.fields[input.field]
    let given = givens.first { $0.field == input.field }?.text
    var column = Column()
    if let shape = field.usage.shape {
      column.bytes = number(given, field.usage, shape)
    } else {
      var text = [UInt8]((given ?? "").utf8)
      if !input.isTrimmed { text += filling(text, to: field.byteCount) }
      column.bytes = text
    }
    column.endValue()
    return column
  }

  /// The padding behind a text, in a table with one byte for half-width and two for full-width characters.
  private func filling(_ text: [UInt8], to byteCount: Int) -> [UInt8] {
    var used = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      used += scalar.value < 0x80 || (0xFF61...0xFF9F).contains(scalar.value) ? 1 : 2
    }
    let width = padding == .space ? 1 : 2
    var filling: [UInt8] = []
    for _ in 0..<max(0, (byteCount - used) / width) { filling += padding.utf8Bytes }
    return filling
  }

  /// A number in canonical digits; a field of plain digits keeps its leading zeros.
  private func number(_ given: String?, _ usage: FieldUsage, _ shape: NumberShape) -> [UInt8] {
    let text = [UInt8]((given ?? "0").utf8)
    if given != nil, text.isEmpty { return [] }
    if case .zoned = usage, !shape.isSigned, shape.scale == 0 {
      return [UInt8](repeating: 0x30, count: max(0, shape.digits - text.count)) + text
    }
    if shape.scale > 0, !text.contains(0x2E) {
      return text + [0x2E] + [UInt8](repeating: 0x30, count: shape.scale)
    }
    return text
  }
}
