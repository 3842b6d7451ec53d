public import Language
public import Records

/// `check N`: a finding where the check digit does not agree; the value goes on unchanged.
///
/// Meaning: the last digit is computed again from the others. Numbers already assigned keep theirs (付番済み番号の再付番は
/// 不要), so a failing one is listed and never repaired, nor does it drop a person.
/// Examples: 宛名番号 `123455`, `140` agree; 個人番号 `123456789018` agrees; 全国地方公共団体コード `104213` agrees, `104214` is
/// listed; 法人番号 `7000012050002`, 保険者番号 `33120015` and 介護保険保険者番号 `131011` agree.
/// Failure reasons: none; M506 is listed, also for a value of another length or with other characters.
/// Loss class: exact.
/// Inverse: the text itself.
/// Source: 宛名番号: 共通機能標準仕様書 2.1, modulus 11 with weights 2 to 7; it is silent on a remainder of 1, where 0 is
/// written here. 個人番号: 総務省令第85号第5条. 全国地方公共団体コード: 総務省 modulus 11 with weights 6 to 2. 法人番号: modulus 9, the first
/// digit. 保険者番号, 公費負担者番号 and the six digits of municipalities as insurers: modulus 10 with weights 2 and 1.
public enum CheckDigits {
  /// The rows whose check digit does not agree, as M506, ascending. Absent values are passed over. O(bytes).
  public static func mismatches(_ column: Column, _ number: CheckedNumber) -> [RowFinding] {
    let bytes = column.bytes.span
    var findings: [RowFinding] = []
    for row in 0..<column.count {
      let range = column.range(row)
      if range.isEmpty || agrees(bytes, range, number) { continue }
      findings.append(RowFinding(row: UInt32(row), code: .checkDigitMismatch))
    }
    return findings
  }

  private static func agrees(_ bytes: Span<UInt8>, _ range: Range<Int>, _ number: CheckedNumber) -> Bool {
    for at in range where !NumberOrder.isDigit(bytes[at]) { return false }
    switch number {
    case .addressee:
      guard (2...15).contains(range.count) else { return false }
      let remainder = weightedSum(bytes, range.dropLast()) % 11
      return digit(bytes, range.upperBound - 1) == (remainder <= 1 ? 0 : 11 - remainder)
    case .individual:
      guard range.count == 12 else { return false }
      let remainder = weightedSum(bytes, range.dropLast()) % 11
      return digit(bytes, range.upperBound - 1) == (remainder <= 1 ? 0 : 11 - remainder)
    case .localGovernment:
      guard range.count == 6 else { return false }
      return digit(bytes, range.upperBound - 1) == (11 - weightedSum(bytes, range.dropLast()) % 11) % 10
    case .corporate:
      guard range.count == 13 else { return false }
      var sum = 0
      for (place, at) in range.dropFirst().reversed().enumerated() {
        sum += digit(bytes, at) * (place % 2 == 0 ? 1 : 2)
      }
      return digit(bytes, range.lowerBound) == 9 - sum % 9
    case .insurer, .publicPayer: return range.count == 8 && agreesWithDigitSums(bytes, range)
    case .nationalHealthInsurer, .careInsurer: return range.count == 6 && agreesWithDigitSums(bytes, range)
    }
  }

  private static func digit(_ bytes: Span<UInt8>, _ at: Int) -> Int { Int(bytes[at] - 0x30) }

  /// The lowest digit weighs 2, the next 3, … 7, and then 2 again; a local government code has five digits and does not come
  /// round.
  private static func weightedSum(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var sum = 0
    var weight = 2
    for at in range.reversed() {
      sum += digit(bytes, at) * weight
      weight = weight == 7 ? 2 : weight + 1
    }
    return sum
  }

  /// From the lowest digit before the last, weights 2, 1, 2, …; of a product of two digits both are added.
  private static func agreesWithDigitSums(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var sum = 0
    for (place, at) in range.dropLast().reversed().enumerated() {
      let product = digit(bytes, at) * (place % 2 == 0 ? 2 : 1)
      sum += product / 10 + product % 10
    }
    return digit(bytes, range.upperBound - 1) == (10 - sum % 10) % 10
  }
}
