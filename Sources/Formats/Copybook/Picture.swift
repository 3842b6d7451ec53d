/// A picture string taken apart.
struct Picture {
  /// What it describes.
  enum Category: Equatable {
    /// X and A, also mixed with 9 and the insertions B, 0 and /.
    case characters
    /// G or N, also with the insertion B: two bytes each.
    case doubleByte
    /// 9, with S, V and P.
    case number(digits: Int, scale: Int, isSigned: Bool)
    /// A number in characters: Z, *, +, -, CR, DB, currency signs, the point and insertions.
    case edited
  }

  let category: Category
  /// The number of character positions; S, V and P take none, CR and DB two.
  let length: Int
  /// Whether its characters are N.
  let isNational: Bool

  /// Takes apart an upper-case picture with repetition counts.
  ///
  /// - Throws: What is wrong, as a copybook problem.
  /// - Source: IBM Enterprise COBOL for z/OS 6.4 Language Reference, "Symbols used in the PICTURE clause".
  init(_ text: String) throws(PictureProblem) {
    let symbols = try Picture.symbols(Array(text.utf8))
    for (symbol, _) in symbols {
      if Picture.unsupported.contains(symbol) { throw .unsupported(String(Unicode.Scalar(symbol))) }
      guard Picture.known.contains(symbol) else { throw .malformed }
    }
    func has(_ wanted: [UInt8]) -> Bool { symbols.contains { wanted.contains($0.symbol) } }
    length = symbols.reduce(0) { sum, item in
      switch item.symbol {
      case Picture.sign, Picture.point, Picture.scaling: sum
      case Picture.credit, Picture.debit: sum + 2 * item.count
      default: sum + item.count
      }
    }
    guard length > 0 else { throw .malformed }
    isNational = has([0x4E])
    if has(Picture.wide) {
      guard !(isNational && has([0x47])), symbols.allSatisfy({ Picture.wide.contains($0.symbol) || $0.symbol == 0x42 })
      else { throw .malformed }
      category = .doubleByte
    } else if has([0x58, 0x41]) {
      guard symbols.allSatisfy({ [0x58, 0x41, 0x39, 0x42, 0x30, 0x2F].contains($0.symbol) }) else { throw .malformed }
      category = .characters
    } else if has(Picture.editing) {
      category = .edited
    } else {
      category = try Picture.number(symbols)
    }
  }

  /// The symbols with their numbers; CR and DB are one each.
  private static func symbols(_ bytes: [UInt8]) throws(PictureProblem) -> [(symbol: UInt8, count: Int)] {
    var symbols: [(symbol: UInt8, count: Int)] = []
    var index = 0
    while index < bytes.count {
      var symbol = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      if symbol == 0x43, next == 0x52 { symbol = credit }
      if symbol == 0x44, next == 0x42 { symbol = debit }
      index += symbol == credit || symbol == debit ? 2 : 1
      var count = 1
      if index < bytes.count, bytes[index] == 0x28 {
        guard let close = bytes[index...].firstIndex(of: 0x29) else { throw .malformed }
        let digits = bytes[(index + 1)..<close]
        guard !digits.isEmpty, digits.count <= 8, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
          throw .malformed
        }
        count = digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
        guard count > 0 else { throw .malformed }
        index = close + 1
      }
      symbols.append((symbol, count))
    }
    return symbols
  }

  /// `[S]9…[V9…]`, with P at one end of the digits: `9(3)PP` counts hundreds, `VPP99` ten-thousandths.
  private static func number(_ symbols: [(symbol: UInt8, count: Int)]) throws(PictureProblem) -> Category {
    var rest = symbols[...]
    let isSigned = rest.first?.symbol == sign
    if isSigned {
      guard rest.first?.count == 1 else { throw .malformed }
      rest = rest.dropFirst()
    }
    var digits = 0
    var afterPoint: Int?
    var leading = 0
    var trailing = 0
    for (symbol, count) in rest {
      switch symbol {
      case 0x39:
        guard trailing == 0 else { throw .malformed }
        digits += count
        if let places = afterPoint { afterPoint = places + count }
      case scaling:
        if digits == 0 { leading += count } else { trailing += count }
      case point:
        guard afterPoint == nil, count == 1 else { throw .malformed }
        // The point of P stands at the outer end of the P, or is left out.
        guard leading == 0 || digits == 0 else { throw .malformed }
        afterPoint = 0
      default: throw .malformed
      }
    }
    guard digits > 0, leading == 0 || trailing == 0, trailing == 0 || (afterPoint ?? 0) == 0 else { throw .malformed }
    let scale = leading > 0 ? leading + digits : trailing > 0 ? -trailing : afterPoint ?? 0
    return .number(digits: digits, scale: scale, isSigned: isSigned)
  }

  private static let sign: UInt8 = 0x53
  private static let point: UInt8 = 0x56
  private static let scaling: UInt8 = 0x50
  /// CR and DB, in place of their two letters.
  private static let credit: UInt8 = 0x01
  private static let debit: UInt8 = 0x02
  /// G and N.
  private static let wide: [UInt8] = [0x47, 0x4E]
  /// What makes a picture of digits one of characters.
  private static let editing: [UInt8] = [credit, debit] + Array("ZB0/,.+-*$\\E".utf8)
  private static let known: [UInt8] = editing + Array("A9SVXGNP".utf8)
  /// Bits and UTF-8.
  private static let unsupported = Array("1U".utf8)
}

/// Why a picture is refused.
enum PictureProblem: Error, Equatable {
  /// No picture of COBOL.
  case malformed
  /// A symbol that is not laid out.
  case unsupported(String)
}
