internal import Glibc
internal import Records

/// Characters read by the C library's own converter, which shares nothing with the tables of this project, and user-defined
/// ones by the town's identification table.
@safe final class CharacterReading {
  /// What was made of some bytes.
  enum Result: Equatable {
    case text([UInt8])
    /// The bytes are no text of the table, or hold a character that nobody has identified.
    case invalid
    /// There is no second opinion: the library does not know the table, or reads a code otherwise than others do.
    case noReading
  }

  /// How codes are told apart.
  private enum Form { case single, leadBytes, shifts, extendedUnix, unicode }

  private let converter: iconv_t?
  private let form: Form
  /// Codes that the library reads and the standard of the table does not know.
  private let disputed: Set<UInt32>
  /// The characters of identified codes; `nil` where nothing is known of user-defined codes.
  private let identified: [UInt32: [UInt8]]?

  /// The names by which the C library knows a table that it reads as this project does, with their forms.
  private static let tables: [(name: String, library: String, form: Form)] = [
    ("CP932", "CP932", .leadBytes), ("ShiftJIS", "SHIFT_JIS", .leadBytes),
    ("ShiftJIS2004", "SHIFT_JISX0213", .leadBytes),
    ("EUCJP", "EUC-JP", .extendedUnix), ("EUCJPMS", "EUC-JP-MS", .extendedUnix),
    ("EUCJIS2004", "EUC-JISX0213", .extendedUnix), ("UTF8", "UTF-8", .unicode), ("IBM037", "IBM037", .single),
    ("IBM500", "IBM500", .single), ("IBM930", "IBM930", .shifts), ("IBM939", "IBM939", .shifts),
    ("IBM1390", "IBM1390", .shifts), ("IBM1399", "IBM1399", .shifts),
  ]

  /// - Parameters:
  ///   - table: The character table by its name in projects.
  ///   - identifications: What the town decided; `nil` where that is not asked.
  init(table: String, identifications: IdentificationTable? = nil) {
    let known = CharacterReading.tables.first { $0.name.utf8.elementsEqual(table.utf8) }
    // The names are zero-terminated copies that live for the call.
    let opened = unsafe iconv_open("UTF-8", known?.library ?? "NO-SUCH-TABLE")
    unsafe converter = unsafe opened == iconv_t(bitPattern: -1) ? nil : opened
    form = known?.form ?? .single
    // Python and the C library give these a scalar each; Microsoft leaves them free.
    disputed = known?.name == "CP932" ? [0x80, 0xA0, 0xFD, 0xFE, 0xFF] : []
    identified = identifications.map { table in
      var scalars: [UInt32: [UInt8]] = [:]
      for row in table.rows where row.decision != .held {
        scalars[row.code] = row.target.flatMap { Array(String($0).utf8) }
      }
      return scalars
    }
  }

  // Opened by the initializer and closed once.
  deinit { if let opened = unsafe converter { _ = unsafe iconv_close(opened) } }

  /// Whether the library has the table.
  var isThere: Bool { unsafe converter != nil }

  /// Reads bytes as UTF-8.
  ///
  /// - Parameter isDoubleByte: Whether they are double-byte codes without shift codes around them.
  func read(_ bytes: [UInt8], isDoubleByte: Bool = false) -> Result {
    if bytes.isEmpty { return .text([]) }
    // The library forgives a shift that is never closed.
    if form == .shifts, !isDoubleByte, !CharacterReading.isBalanced(bytes) { return .invalid }
    let wrapped = isDoubleByte && form == .shifts ? [0x0E] + bytes + [0x0F] : bytes
    let whole = convert(wrapped)
    if case .text(let text) = whole, disputed.isEmpty, !CharacterReading.isUserDefined(text) { return whole }
    if whole == .noReading { return whole }
    return codeByCode(wrapped)
  }

  /// The same, one code after another, each looked for in the identification table first.
  private func codeByCode(_ bytes: [UInt8]) -> Result {
    var text: [UInt8] = []
    var isShifted = false
    var rest = bytes[...]
    while let byte = rest.first {
      if form == .shifts, byte == 0x0E || byte == 0x0F {
        guard isShifted == (byte == 0x0F) else { return .invalid }
        isShifted.toggle()
        rest.removeFirst()
        continue
      }
      let code = Array(rest.prefix(length(byte, isShifted: isShifted)))
      rest = rest.dropFirst(code.count)
      let number = code.reduce(0) { $0 << 8 | UInt32($1) }
      if let target = identified?[number] {
        text += target
        continue
      }
      switch convert(isShifted ? [0x0E] + code + [0x0F] : code) {
      case .text(let one):
        if disputed.contains(number) { return .noReading }
        if CharacterReading.isUserDefined(one) { return identified == nil ? .noReading : .invalid }
        text += one
      case .invalid: return .invalid
      case .noReading: return .noReading
      }
    }
    return isShifted ? .invalid : .text(text)
  }

  private static func isBalanced(_ bytes: [UInt8]) -> Bool {
    var isShifted = false
    for byte in bytes where byte == 0x0E || byte == 0x0F {
      if isShifted != (byte == 0x0F) { return false }
      isShifted.toggle()
    }
    return !isShifted
  }

  private func length(_ byte: UInt8, isShifted: Bool) -> Int {
    switch form {
    case .single: 1
    case .shifts: isShifted ? 2 : 1
    case .leadBytes: (0x81...0x9F).contains(byte) || (0xE0...0xFC).contains(byte) ? 2 : 1
    case .extendedUnix: byte == 0x8F ? 3 : byte == 0x8E || byte >= 0xA1 ? 2 : 1
    case .unicode: byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }
  }

  private static func isUserDefined(_ text: [UInt8]) -> Bool {
    String(decoding: text, as: UTF8.self).unicodeScalars.contains {
      (0xE000...0xF8FF).contains($0.value) || $0.value >= 0xF_0000
    }
  }

  private func convert(_ bytes: [UInt8]) -> Result {
    guard let converter = unsafe converter else { return .noReading }
    // Back to the first state.
    _ = unsafe iconv(converter, nil, nil, nil, nil)
    var input = bytes.map { CChar(bitPattern: $0) }
    // A character of one byte becomes at most three, one of two bytes at most two of up to four.
    var output = [CChar](repeating: 0, count: bytes.count * 4 + 16)
    var inputLeft = input.count
    var outputLeft = output.count
    let converted = unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        var from = source.baseAddress
        var to = target.baseAddress
        // Both pointers lead to buffers of the counts given, which live for the call. The second call gives what was held back.
        let converted = unsafe iconv(converter, &from, &inputLeft, &to, &outputLeft)
        return converted == 0 ? unsafe iconv(converter, nil, nil, &to, &outputLeft) : converted
      }
    }
    guard converted == 0, inputLeft == 0 else { return .invalid }
    return .text(output[..<(output.count - outputLeft)].map { UInt8(bitPattern: $0) })
  }
}
