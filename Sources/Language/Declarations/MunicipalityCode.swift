/// The six digits of a local government (全国地方公共団体コード): prefecture 2, municipality 3, check digit 1.
enum MunicipalityCode {
  /// The check digit for the first five digits, or `nil` where there are not five.
  ///
  /// `s = 6a + 5b + 4c + 3d + 2e`, `(11 − s mod 11) mod 10`: 10421 gives 3 (中之条町), 13104 gives 1 (新宿区).
  /// Source: https://wiki.hgotoh.jp/documents/code/code-014, checked against 千代田区 131016 and 札幌市 011002.
  static func checkDigit(_ digits: [Int]) -> Int? {
    guard digits.count == 5 else { return nil }
    let sum = zip(digits, [6, 5, 4, 3, 2]).reduce(0) { $0 + $1.0 * $1.1 }
    return (11 - sum % 11) % 10
  }

  /// The digits of a text of half-width digits.
  static func digits(_ text: String) -> [Int] {
    text.utf8.compactMap { $0 >= 0x30 && $0 <= 0x39 ? Int($0) - 0x30 : nil }
  }
}
