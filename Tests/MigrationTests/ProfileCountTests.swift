import TestSupport
import Testing

@testable import Migration

/// The counters of a profile, beside plain sets and lists of the same values.
struct ProfileCountTests {
  /// SplitMix64 (Steele, Lea, Flood 2014) spreads numbers over all hashes; equal numbers stay equal.
  private static func hash(_ number: Int) -> UInt64 {
    var word = UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }

  @Test(arguments: [0, 1, 1000, DistinctCount.capacity])
  func `few values are counted exactly, however often they stand`(
    _ count: Int
  ) {
    var distinct = DistinctCount()
    for _ in 0..<5 { for number in 0..<count { distinct.add(Self.hash(number)) } }
    #expect(distinct.count == count && distinct.isExact)
  }

  @Test(arguments: [DistinctCount.capacity + 1, 100_000, 1_000_000])
  func `many values are estimated within five standard errors`(_ count: Int) {
    var distinct = DistinctCount()
    for number in 0..<count { distinct.add(Self.hash(number)) }
    #expect(abs(distinct.count - count) * 25 <= count, "\(distinct.count)")
  }

  @Test func `few values are counted exactly and come most frequent first`() {
    var frequent = FrequentValues()
    for (value, times) in [("b", 3), ("c", 5), ("a", 3)] {
      for _ in 0..<times { _ = frequent.add(Self.hash(value.hashValue), Array(value.utf8)[...]) }
    }
    #expect(frequent.top(2).map { String(decoding: $0.value, as: UTF8.self) } == ["c", "a"])
    #expect(frequent.top(9).map(\.count) == [5, 3, 3] && frequent.error == 0)
  }

  @Test func `what stands often enough is found among any number of others`() {
    var frequent = FrequentValues()
    let total = 200_000
    for number in 0..<total {
      // One in a hundred is the same; the bound of Misra and Gries is one in 2,049.
      let value = number % 100 == 0 ? -1 : number
      _ = frequent.add(Self.hash(value), Array(String(value).utf8)[...])
    }
    let top = frequent.top(1)
    #expect(top.first?.value == Array("-1".utf8))
    #expect((top.first?.count ?? 0) <= 2000 && (top.first?.count ?? 0) + frequent.error >= 2000)
    #expect(frequent.error <= total / (FrequentValues.capacity + 1))
  }

  /// Days by the calendar of the Gregorian reform and the first days of the eras (元号法 and its predecessors).
  @Test(arguments: [
    ("20240229", "YYYYMMDD", true), ("20230229", "YYYYMMDD", false), ("19000229", "YYYYMMDD", false),
    ("3640107", "GYYMMDD", true), ("3640230", "GYYMMDD", false), ("6010101", "GYYMMDD", false),
    ("R010501", "GYYMMDD", true), ("S990101", "GYYMMDD", false), ("240229", "YYMMDD", true),
    ("230230", "YYMMDD", false), ("2025/4/1", "YYYY/MM/DD", true), ("2025-13-01", "YYYY/MM/DD", false),
    ("2025/04", "YYYY/MM/DD", false), ("R7.4.1", "GYY.MM.DD", true), ("H31/02/29", "GYY.MM.DD", false), ("", "", false),
    ("99999999999999999999999", "YYYYMMDD", false),
  ])
  func `days that exist are told from others`(_ text: String, _ form: String, _ exists: Bool) {
    let forms = DateForm.allCases.filter { $0.reads(Array(text.utf8)[...]) }.map(\.name)
    #expect(forms == (exists ? [form] : []), "\(text)")
  }

  @Test func `zeros and nines are fillers, other values are none`() {
    #expect(DateForm.isFiller(Array("00000000".utf8)[...]) && DateForm.isFiller(Array("999999".utf8)[...]))
    #expect(!DateForm.isFiller(Array("99999998".utf8)[...]) && !DateForm.isFiller(Array("99".utf8)[...]))
  }
}
