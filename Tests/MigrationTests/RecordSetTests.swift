import Testing

@testable import Migration

struct RecordSetTests {
  @Test func `holds what was put in and nothing else`() {
    var set = RecordSet()
    #expect(set.isEmpty)
    for record in [0, 63, 64, 1_000_000] { set.insert(record) }
    for record in [0, 63, 64, 1_000_000] { #expect(set.contains(record)) }
    for record in [1, 62, 65, 999_999, 1_000_001, 1 << 40] { #expect(!set.contains(record)) }
    #expect(!set.isEmpty)
    #expect(set.count == 4)
  }

  @Test func `record numbers of all sources come back as they were packed`() {
    for (source, record) in [(0, 0), (1, 5), (65_535, (1 << 47) - 1)] {
      let number = RecordNumber.pack(source: source, record: record)
      #expect(RecordNumber.source(number) == source)
      #expect(RecordNumber.record(number) == record)
    }
  }
}
