import Fidelity
import Records
import Testing

struct ByteMapTests {
  /// 20 bytes: type(1) name(8) [redefined: a(3) b(2)] flag(1) amount(4) filler(6)
  static let layout: RecordLayout = {
    let span = TextSpan(file: "T.cpy", line: 1, column: 1)
    func field(
      _ index: Int, _ name: String, _ offset: Int, _ count: Int, parent: Int? = 0, redefines: Int? = nil,
      usage: FieldUsage = .alphanumeric
    ) -> LayoutField {
      LayoutField(
        index: index, level: index == 0 ? 1 : 5, name: name, offset: offset, byteCount: count, usage: usage,
        parent: parent, redefines: redefines, span: span)
    }
    return RecordLayout(
      name: "REC", byteCount: 20,
      fields: [
        field(0, "REC", 0, 20, parent: nil, usage: .group), field(1, "KBN", 0, 1), field(2, "OLD-NAME", 1, 8),
        field(3, "NAMES", 1, 5, redefines: 2, usage: .group), field(4, "A", 1, 3, parent: 3),
        field(5, "B", 4, 2, parent: 3), field(6, "FLG", 9, 1), field(7, "GAKU", 10, 4), field(8, "FILLER", 14, 6),
      ])
  }()

  private func count(_ map: ByteMap, _ byteClass: ByteClass) -> Int { map.classes.count { $0 == byteClass } }

  @Test func `every byte has one class and the classes sum to the record`() {
    let map = ByteMap(layout: Self.layout, mapped: [4, 5], kept: [7], deciding: [1], filtered: [], ignored: [6])
    #expect(count(map, .decision) == 1)
    #expect(count(map, .mapped) == 5)
    #expect(count(map, .redefinitionShadow) == 3)
    #expect(count(map, .ignored) == 1)
    #expect(count(map, .kept) == 4)
    #expect(count(map, .filler) == 6)
    #expect(count(map, .unmapped) == 0)
    #expect(map.counts.reduce(0, +) == 20)
    #expect(map.fields.reduce(0) { $0 + $1.byteCount } == 20)
  }

  @Test func `taking one mapping line away moves exactly that field's bytes to unmapped`() {
    let whole = ByteMap(layout: Self.layout, mapped: [4, 5], kept: [7], deciding: [1], filtered: [], ignored: [6])
    let lacking = ByteMap(layout: Self.layout, mapped: [4, 5], kept: [], deciding: [1], filtered: [], ignored: [6])
    for byte in 0..<20 {
      if (10..<14).contains(byte) {
        #expect(whole.classes[byte] == .kept)
        #expect(lacking.classes[byte] == .unmapped)
      } else {
        #expect(whole.classes[byte] == lacking.classes[byte])
      }
    }
  }

  @Test func `a field that only a filtered map takes is filtered in this record`() {
    let map = ByteMap(layout: Self.layout, mapped: [4, 5], kept: [], deciding: [1], filtered: [7, 4], ignored: [6])
    #expect(count(map, .filtered) == 4)
    #expect(count(map, .mapped) == 5)
  }

  @Test func `storage whose descriptions are all unused is unmapped, not a shadow`() {
    let map = ByteMap(layout: Self.layout, mapped: [], kept: [7], deciding: [1], filtered: [], ignored: [6])
    #expect(count(map, .redefinitionShadow) == 0)
    #expect(count(map, .unmapped) == 8)
  }

  @Test func `random choices of fields always sum to the record`() {
    var random = SystemRandomNumberGenerator()
    let seed = UInt64.random(in: .min ... .max, using: &random)
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<1000 {
      var lists: [[Int]] = [[], [], [], []]
      for field in 1..<9 where next(2) == 0 { lists[next(4)].append(field) }
      let map = ByteMap(
        layout: Self.layout, mapped: lists[0], kept: lists[1], deciding: lists[2], filtered: [], ignored: lists[3])
      #expect(map.counts.reduce(0, +) == 20, "seed \(seed)")
      #expect(map.fields.reduce(0) { $0 + $1.byteCount } == 20, "seed \(seed)")
    }
  }
}
