import Platform
import Testing

/// Expected values: `openssl mac -macopt hexkey:<hex of "utsushi key hash"> -macopt size:16 SIPHASH` of the message that
/// `KeyHasher` documents (each part filled with zeros to whole words, then its byte count as a little-endian word).
@Suite struct KeyHasherTests {
  struct Case: CustomTestStringConvertible {
    var parts: [String]
    var result: String
    var testDescription: String { parts.description }
  }

  @Test(arguments: [
    Case(parts: [], result: "df0b6e7d480e831c19142f275f5ce994"),
    Case(parts: [""], result: "a1f26298c3091e2df7231af669b08da9"),
    Case(parts: ["a", "b"], result: "332cbdc0e39b150ab8ea9f5b15f9ef6c"),
    Case(parts: ["ab", ""], result: "d38060dd39f1c997e9c524ea0614d37b"),
    Case(parts: ["\u{795E}", "12345678"], result: "f7dfc10d0586b689cb8867c2516f191b"),
    Case(parts: ["\u{FA19}", "12345678"], result: "11183e193ee411295fa308c43973ca47"),
    Case(parts: [String(repeating: "x", count: 40)], result: "fbd7ef7279e68e817b75c0542c72a5be"),
  ])
  func `parts have the hash of the documented message`(_ item: Case) {
    var spans = KeyHasher()
    var ranges = KeyHasher()
    var slices = KeyHasher()
    for part in item.parts {
      let bytes = Array(part.utf8)
      spans.combine(bytes.span)
      ranges.combine([0x21] + bytes + [0x21], 1..<bytes.count + 1)
      slices.combine(([0x21] + bytes)[1...])
    }
    #expect(hexadecimal(spans.finish()) == item.result)
    #expect(hexadecimal(ranges.finish()) == item.result)
    #expect(hexadecimal(slices.finish()) == item.result)
  }

  @Test func `a part's zeros at the end count`() {
    var short = KeyHasher()
    short.combine([1], 0..<1)
    var long = KeyHasher()
    long.combine([1, 0], 0..<2)
    #expect(short.finish() != long.finish())
  }

  @Test func `a hundred thousand numbers fill the partitions evenly`() {
    var counts = [Int](repeating: 0, count: 256)
    for number in 0..<100_000 {
      let key = Array(String(number).utf8)
      var hasher = KeyHasher()
      hasher.combine(key.span)
      counts[Int(hasher.finish().high >> 56)] += 1
    }
    // 390 a partition; five standard deviations are 99.
    #expect(counts.allSatisfy { abs($0 - 390) < 99 })
  }

  @Test func `a part must lie within its bytes`() async {
    await #expect(processExitsWith: .failure) {
      var hasher = KeyHasher()
      hasher.combine([1, 2], 1..<3)
    }
  }
}
