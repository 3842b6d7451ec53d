internal import Language
internal import Records

/// Reads the fields of one record type from its bytes, one value at a time.
struct FieldReading {
  /// The fields in the order of the layout that typed maps refer to.
  let positions: [FieldPosition]
  let characters: CharacterReading
  /// The UTF-8 bytes of the declared padding.
  let padding: [UInt8]
  let isEBCDIC: Bool
  /// How signed digits carry their sign, where the source declares it.
  let signs: SignConvention?

  static let wideSpace: [UInt8] = [0xE3, 0x80, 0x80]

  init(
    _ positions: [FieldPosition], _ characters: CharacterReading, table: String, padding: PaddingCharacter,
    signs: SignConvention?
  ) {
    self.positions = positions
    self.characters = characters
    self.padding = padding == .space ? [0x20] : FieldReading.wideSpace
    self.signs = signs
    isEBCDIC = table.utf8.starts(with: "IBM".utf8)
  }

  /// What a field holds.
  func value(_ index: Int, _ record: PlainRecord) -> PlainValue {
    guard positions.indices.contains(index) else { return .noReading }
    let position = positions[index]
    // An occurrence that the record does not have holds nothing.
    for (counter, number) in position.occurrences {
      guard let count = self.number(counter, record) else { return .rejected }
      if count < number { return .text([]) }
    }
    let bytes: [UInt8]
    if let column = position.column {
      bytes = Array(record.cell(column))
    } else {
      guard position.byteOffset + position.byteCount <= record.bytes.count else { return .rejected }
      bytes = Array(record.bytes[position.byteOffset..<position.byteOffset + position.byteCount])
    }
    switch position.kind {
    case .characters: return text(characters.read(bytes))
    case .doubleByte: return text(characters.read(bytes, isDoubleByte: true))
    case .decimal(let scale): return number(NumberReading.decimal(bytes, scale: scale))
    case .digits: return number(NumberReading.digits(bytes, isEBCDIC: isEBCDIC))
    case .zoned(let scale):
      if isEBCDIC { return number(NumberReading.zoned(bytes, scale: scale)) }
      return signs.map { number(NumberReading.zoned(bytes, scale: scale, $0)) } ?? .noReading
    case .packed(let scale): return number(NumberReading.packed(bytes, scale: scale))
    case .binary(let scale): return NumberReading.binary(bytes, scale: scale).map { .text($0) } ?? .noReading
    case .unread: return .noReading
    }
  }

  /// A field as a whole number; `nil` where it is none.
  func number(_ index: Int, _ record: PlainRecord) -> Int? {
    guard case .text(let text) = value(index, record) else { return nil }
    return Int(String(decoding: text, as: UTF8.self))
  }

  /// The same without padding at the end of characters, as keys are compared.
  func trimmed(_ index: Int, _ record: PlainRecord) -> PlainValue {
    guard case .text(let text) = value(index, record), positions[index].isText else { return value(index, record) }
    return .text(StepReading(padding: padding(of: index)).trimmed(text))
  }

  /// The padding of a field: one of double-byte codes can be filled up with nothing but the wide space.
  func padding(of index: Int) -> [UInt8] {
    positions.indices.contains(index) && positions[index].kind == .doubleByte ? FieldReading.wideSpace : padding
  }

  private func text(_ result: CharacterReading.Result) -> PlainValue {
    switch result {
    case .text(let text): .text(text)
    case .invalid: .rejected
    case .noReading: .noReading
    }
  }

  private func number(_ digits: [UInt8]?) -> PlainValue { digits.map { .text($0) } ?? .rejected }
}
