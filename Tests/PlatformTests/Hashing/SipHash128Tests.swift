import Testing

@testable import Platform

/// Expected values: `vectors_sip128` of the reference implementation (veorq/SipHash, vectors.h), and
/// `openssl mac -macopt hexkey:… -macopt size:16 SIPHASH`, which agree.
@Suite struct SipHash128Tests {
  struct Case: CustomTestStringConvertible {
    var count: Int
    var result: String
    var testDescription: String { "\(count) bytes" }
  }

  @Test(arguments: [
    Case(count: 0, result: "a3817f04ba25a8e66df67214c7550293"),
    Case(count: 1, result: "da87c1d86b99af44347659119b22fc45"),
    Case(count: 2, result: "8177228da4a45dc7fca38bdef60affe4"),
    Case(count: 7, result: "a1f1ebbed8dbc153c0b84aa61ff08239"),
    Case(count: 8, result: "3b62a9ba6258f5610f83e264f31497b4"),
    Case(count: 9, result: "264499060ad9baabc47f8b02bb6d71ed"),
    Case(count: 15, result: "5493e99933b0a8117e08ec0f97cfc3d9"),
    Case(count: 16, result: "6ee2a4ca67b054bbfd3315bf85230577"),
    Case(count: 63, result: "5150d1772f50834a503e069a973fbd7c"),
  ])
  func `bytes 0, 1, 2 … under the key 0 to 15 give the reference result`(_ item: Case) {
    var hash = SipHash128(key0: 0x0706_0504_0302_0100, key1: 0x0f0e_0d0c_0b0a_0908)
    let message = (0..<item.count).map { UInt8($0) }
    for start in stride(from: 0, to: item.count & ~7, by: 8) { hash.compress(word(message[start..<start + 8])) }
    let halves = hash.finish(word(message[(item.count & ~7)...]) | UInt64(item.count) << 56)
    #expect(hexadecimal(halves) == item.result)
  }
}

/// At most eight bytes, little-endian.
func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
  bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
}

/// The sixteen bytes of two little-endian words.
func hexadecimal(_ halves: (UInt64, UInt64)) -> String {
  Hexadecimal.text(
    [halves.0, halves.1].flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> UInt64($0 * 8)) } })
}
