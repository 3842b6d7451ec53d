/// A picture string taken apart.
struct Picture {
  /// What it describes.
  enum Category: Equatable {
    /// X and A, also mixed with 9.
    case characters
    /// G alone or N alone: two bytes each.
    case doubleByte
    /// 9, with S and V.
    case number(digits: Int, scale: Int, isSigned: Bool)
  }

  let category: Category
  /// The number of character positions; S and V take none.
  let length: Int

  /// Takes apart an upper-case picture of X, A, 9, S and V, or of G or N, with repetition counts.
  ///
  /// - Throws: What is wrong, as a copybook problem.
  init(_ text: String) throws(PictureProblem) {
    var symbols: [(symbol: UInt8, count: Int)] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let symbol = bytes[index]
      index += 1
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
    for (symbol, _) in symbols where !Picture.known.contains(symbol) {
      let unsupported = Picture.unsupported.contains(symbol)
      throw unsupported ? .unsupported(String(Unicode.Scalar(symbol))) : .malformed
    }
    let length = symbols.reduce(0) { sum, item in
      item.symbol == Picture.sign || item.symbol == Picture.point ? sum : sum + item.count
    }
    guard length > 0 else { throw .malformed }
    self.length = length
    if let first = symbols.first?.symbol, Picture.wide.contains(first) {
      guard symbols.allSatisfy({ $0.symbol == first }) else { throw .malformed }
      category = .doubleByte
      return
    }
    guard symbols.allSatisfy({ !Picture.wide.contains($0.symbol) }) else { throw .malformed }
    let signs = symbols.filter { $0.symbol == Picture.sign }
    let points = symbols.filter { $0.symbol == Picture.point }
    if symbols.contains(where: { $0.symbol == 0x58 || $0.symbol == 0x41 }) {
      guard signs.isEmpty, points.isEmpty else { throw .malformed }
      category = .characters
      return
    }
    guard signs.count <= 1, points.count <= 1, signs.allSatisfy({ $0.count == 1 }),
      points.allSatisfy({ $0.count == 1 }),
      signs.isEmpty || symbols.first?.symbol == Picture.sign
    else { throw .malformed }
    var scale = 0
    if let point = symbols.firstIndex(where: { $0.symbol == Picture.point }) {
      scale = symbols[(point + 1)...].reduce(0) { $0 + $1.count }
    }
    category = .number(digits: length, scale: scale, isSigned: !signs.isEmpty)
  }

  private static let sign: UInt8 = 0x53
  private static let point: UInt8 = 0x56
  /// A, 9, S, V, X, G, N.
  private static let known: [UInt8] = [0x41, 0x39, 0x53, 0x56, 0x58, 0x47, 0x4E]
  /// G and N.
  private static let wide: [UInt8] = [0x47, 0x4E]
  /// The symbols of COBOL that this version does not lay out: scaling, editing, floating point.
  private static let unsupported = Array("PZB0/,.+-*$CRDE\\".utf8)
}

/// Why a picture is refused.
enum PictureProblem: Error, Equatable {
  /// No picture of COBOL.
  case malformed
  /// A symbol that is not laid out.
  case unsupported(String)
}
