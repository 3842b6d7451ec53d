public import Language
public import Records

/// `check N`: a finding where the check digit does not agree; the value goes on unchanged.
///
/// Meaning: the last digit is computed again from the others. Numbers already assigned keep theirs (付番済み番号の再付番は
/// 不要), so a failing one is listed and never repaired, nor does it drop a person.
/// Examples: 宛名番号 `123455`, `140` agree; 個人番号 `123456789018` agrees; 全国地方公共団体コード `104213` agrees, `104214` is
/// listed.
/// Failure reasons: none; M506 is listed, also for a value of another length or with other characters.
/// Loss class: exact.
/// Inverse: the text itself.
/// Source: 宛名番号: 共通機能標準仕様書 2.1, modulus 11 with weights 2 to 7; it is silent on a remainder of 1, where 0 is
/// written here. 個人番号: 総務省令第85号第5条. 全国地方公共団体コード: 総務省 modulus 11 with weights 6 to 2.
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
    let last = range.upperBound - 1
    switch number {
    case .addressee: if !(2...15).contains(range.count) { return false }
    case .individual: if range.count != 12 { return false }
    case .localGovernment: if range.count != 6 { return false }
    }
    // In all three, the lowest digit weighs 2, the next 3, … 7, and then 2 again; a local government code has five
    // digits and does not come round.
    var sum = 0
    var weight = 2
    var at = last
    while at > range.lowerBound {
      at -= 1
      guard NumberOrder.isDigit(bytes[at]) else { return false }
      sum += Int(bytes[at] - 0x30) * weight
      weight = weight == 7 ? 2 : weight + 1
    }
    guard NumberOrder.isDigit(bytes[last]) else { return false }
    let remainder = sum % 11
    let expected =
      switch number {
      case .addressee, .individual: remainder <= 1 ? 0 : 11 - remainder
      case .localGovernment: (11 - remainder) % 10
      }
    return Int(bytes[last] - 0x30) == expected
  }
}
