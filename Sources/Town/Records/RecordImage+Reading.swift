/// What a record says, for businesses that hold the same people.
extension RecordImage {
  /// The number that stands as ASCII digits in a field.
  func digits(in place: FieldPlace) -> Int {
    bytes[place.range].reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  /// A text without the spaces behind it.
  func text(in place: FieldPlace) -> [UInt8] {
    var text = Array(bytes[place.range])
    while text.last == 0x20 { text.removeLast() }
    return text
  }
}
