import Records
import Testing

struct ColumnTests {
  @Test func `values keep their places, empty ones too`() {
    let column = Column(["神", "", "ｶﾞ", "a"])
    #expect(column.count == 4)
    #expect(column.range(0) == 0..<3)
    #expect(column.isEmpty(1))
    #expect(column.text(2).unicodeScalars.count == 2)
    #expect(column.range(3) == 9..<10)
  }

  @Test func `two glyphs that Swift's String calls equal are different values`() {
    let unified = Column(["\u{795E}"])
    let compatibility = Column(["\u{FA19}"])
    #expect(unified.text(0) == compatibility.text(0))
    #expect(unified != compatibility)
  }
}
