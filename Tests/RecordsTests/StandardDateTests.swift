import Records
import Testing

/// Expected states: 基本データリスト 凡例（データ型） for open periods, DS-441 §6.2, §6.3, §8.4 for the partial codes.
struct StandardDateTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var date: StandardDate?
    var testDescription: String { text.isEmpty ? "empty" : text }
  }

  static let cases: [Case] = [
    Case(text: "", date: .absent),
    Case(text: "1989-01-07", date: CivilDate(year: 1989, month: 1, day: 7).map { .known($0) }),
    Case(text: "0000-01-01", date: .openStart),
    Case(text: "9999-12-31", date: .openEnd),
    Case(text: "0000-00-00", date: .partial(year: 0, month: .unknown, day: .unknown)),
    Case(text: "1955-00-00", date: .partial(year: 1955, month: .unknown, day: .unknown)),
    Case(text: "1955-05-00", date: .partial(year: 1955, month: .month(5), day: .unknown)),
    Case(text: "1955-A3-00", date: .partial(year: 1955, month: .season(letter: 0x41, season: 3), day: .unknown)),
    Case(text: "1955-D4-00", date: .partial(year: 1955, month: .season(letter: 0x44, season: 4), day: .unknown)),
    Case(text: "1955-05-A1", date: .partial(year: 1955, month: .month(5), day: .third(1))),
    Case(text: "0000-05-06", date: .partial(year: 0, month: .month(5), day: .day(6))),
    Case(text: "1955-A5-00", date: nil), Case(text: "1955-E1-00", date: nil), Case(text: "1955-05-A4", date: nil),
    Case(text: "1955-13-01", date: nil), Case(text: "1955-02-29", date: nil), Case(text: "1955-2-03", date: nil),
    Case(text: "1955/02/03", date: nil), Case(text: "19550203", date: nil), Case(text: "1955-02-031", date: nil),
    Case(text: "１955-02-03", date: nil), Case(text: "          ", date: nil), Case(text: "0000-02-30", date: nil),
  ]

  @Test(arguments: cases)
  func `a text is one of the states or none`(_ expected: Case) {
    let bytes = Array(expected.text.utf8)
    #expect(StandardDate(bytes.span) == expected.date)
  }

  @Test func `unknown and open start never collapse`() {
    let unknown = Array("0000-00-00".utf8)
    let open = Array("0000-01-01".utf8)
    #expect(StandardDate(unknown.span) != StandardDate(open.span))
  }
}
