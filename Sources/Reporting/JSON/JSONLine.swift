/// One line of JSON Lines, built member by member in the order given; ASCII stays readable, UTF-8 stays as it is.
///
/// Source: RFC 8259, section 7 for the escapes.
public struct JSONLine: Sendable {
  private var bytes: [UInt8] = [0x7B]
  private var isFirst = true

  /// An empty object.
  public init() {}

  /// Adds a text.
  public mutating func add(_ name: String, _ text: String) {
    begin(name)
    JSONLine.append(text.utf8, to: &bytes)
  }

  /// Adds a text given as UTF-8.
  public mutating func add(_ name: String, utf8 text: ArraySlice<UInt8>) {
    begin(name)
    JSONLine.append(text, to: &bytes)
  }

  /// Adds a whole number.
  public mutating func add(_ name: String, _ number: Int) {
    begin(name)
    bytes.append(contentsOf: String(number).utf8)
  }

  /// Adds a truth value.
  public mutating func add(_ name: String, _ isTrue: Bool) {
    begin(name)
    bytes.append(contentsOf: (isTrue ? "true" : "false").utf8)
  }

  /// Adds a number whose digits are already written, such as `-12.50`.
  public mutating func add(_ name: String, digits: ArraySlice<UInt8>) {
    begin(name)
    bytes.append(contentsOf: digits)
  }

  /// Adds nothing (`null`).
  public mutating func addNull(_ name: String) {
    begin(name)
    bytes.append(contentsOf: "null".utf8)
  }

  /// Adds an object.
  public mutating func add(_ name: String, _ object: JSONLine) {
    begin(name)
    bytes.append(contentsOf: object.bytes)
    bytes.append(0x7D)
  }

  /// Adds a list of objects.
  public mutating func add(_ name: String, _ objects: [JSONLine]) {
    begin(name)
    bytes.append(0x5B)
    for (position, object) in objects.enumerated() {
      if position > 0 { bytes.append(0x2C) }
      bytes.append(contentsOf: object.bytes)
      bytes.append(0x7D)
    }
    bytes.append(0x5D)
  }

  /// Adds a list of texts.
  public mutating func add(_ name: String, _ texts: [String]) {
    begin(name)
    bytes.append(0x5B)
    for (position, text) in texts.enumerated() {
      if position > 0 { bytes.append(0x2C) }
      JSONLine.append(text.utf8, to: &bytes)
    }
    bytes.append(0x5D)
  }

  /// The object without a newline.
  public var object: [UInt8] { bytes + [0x7D] }

  /// The object and its newline.
  public var line: [UInt8] { bytes + [0x7D, 0x0A] }

  private mutating func begin(_ name: String) {
    if !isFirst { bytes.append(0x2C) }
    isFirst = false
    JSONLine.append(name.utf8, to: &bytes)
    bytes.append(0x3A)
  }

  private static func append(_ text: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    for byte in text {
      switch byte {
      case 0x22, 0x5C: bytes.append(contentsOf: [0x5C, byte])
      case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
      case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
      case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
      case 0x00..<0x20, 0x7F:
        let digits = String(byte, radix: 16)
        bytes.append(contentsOf: "\\u00".utf8)
        if byte < 0x10 { bytes.append(0x30) }
        bytes.append(contentsOf: digits.utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}
