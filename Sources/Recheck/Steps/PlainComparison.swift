internal import Language

/// Two texts compared, as bytes or as numbers of any length.
enum PlainComparison {
  /// Whether a comparison holds; a text that is no number meets `!=` alone.
  static func holds(_ left: [UInt8], _ comparison: ComparisonOperator, _ right: [UInt8], isNumeric: Bool) -> Bool {
    var isLess = left.lexicographicallyPrecedes(right)
    var isEqual = left == right
    if isNumeric {
      guard let (one, two) = scaled(left, right) else { return comparison == .notEqual }
      isLess = one < two
      isEqual = one == two
    }
    switch comparison {
    case .equal: return isEqual
    case .notEqual: return !isEqual
    case .less: return isLess
    case .lessOrEqual: return isLess || isEqual
    case .greater: return !isLess && !isEqual
    case .greaterOrEqual: return !isLess
    }
  }

  /// Both numbers as whole ones of the same scale; `nil` where one is no number or has more than 38 digits.
  private static func scaled(_ left: [UInt8], _ right: [UInt8]) -> (Int128, Int128)? {
    let parts = [left, right].map {
      String(decoding: $0, as: UTF8.self).split(separator: ".", omittingEmptySubsequences: false)
    }
    guard parts.allSatisfy({ $0.count <= 2 && !$0[0].isEmpty && $0.last != "" }) else { return nil }
    let scale = parts.map { $0.count == 2 ? $0[1].count : 0 }.max() ?? 0
    let numbers = parts.map { part -> Int128? in
      let fraction = part.count == 2 ? String(part[1]) : ""
      return Int128(String(part[0]) + fraction + String(repeating: "0", count: scale - fraction.count))
    }
    guard let one = numbers[0], let two = numbers[1] else { return nil }
    return (one, two)
  }
}
