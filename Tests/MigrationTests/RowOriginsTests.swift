import Testing

@testable import Migration

/// The packed list of the records that rows come from.
@Suite struct RowOriginsTests {
  @Test func `what is packed is unpacked, whatever the gaps`() {
    for seed: UInt64 in 1...200 {
      var generator = seed &* 0x9E37_79B9_7F4A_7C15
      func next(_ bound: Int) -> Int {
        generator = generator &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((generator >> 33) % UInt64(bound))
      }
      let elements = 1 + next(12)
      var origins = RowOrigins(file: 0, map: 0, elements: elements, byteOffset: 0)
      var expected: [[Int]] = []
      var record = 0
      for _ in 0..<next(300) {
        record += next(4) == 0 ? next(1 << (1 + next(20))) : next(2)
        let element = next(elements)
        origins.add(record: record, element: element)
        expected.append([record, element])
      }
      let found = RowOrigins.unpack(origins.packed, elements: elements)?.map { [$0.record, $0.element] }
      #expect(found == expected && origins.rows == expected.count, "seed \(seed)")
    }
  }

  @Test func `a row a record costs a byte, and bytes that are none are refused`() {
    var origins = RowOrigins(file: 0, map: 0, elements: 1, byteOffset: 0)
    for record in 0..<1000 { origins.add(record: record, element: 0) }
    #expect(origins.packed.count == 1000)
    #expect(RowOrigins.unpack([0x80], elements: 1) == nil)
    #expect(RowOrigins.unpack([UInt8](repeating: 0xFF, count: 12), elements: 1) == nil)
    #expect(RowOrigins.unpack([], elements: 0)?.isEmpty == true)
  }
}
