/// Numbers as text.
enum NumberText {
  /// A number with leading zeros, as ASCII; the number has to fit.
  static func digits(_ number: Int, _ count: Int) -> [UInt8] {
    let text = Array(String(number).utf8)
    precondition(text.count <= count, "a number of the town has to fit its column")
    return [UInt8](repeating: 0x30, count: count - text.count) + text
  }
}
