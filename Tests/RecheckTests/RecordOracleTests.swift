import Language
import Records
import Testing

@testable import Recheck

/// Bytes of the records: Python's `cp932` codec. Expected items: worked out by hand from the tables named.
@Suite struct RecordOracleTests {
  static let place = TextSpan(file: "m.utsushi", line: 1, column: 1)

  /// NAME X(8), KANA X(6), BIRTH 9(7), KBN X(1), AMOUNT S9(5) COMP-3, COUNT S9(4) COMP, LAST X(1).
  static let positions: [FieldPosition] = [
    FieldPosition(name: "NAME", byteOffset: 0, byteCount: 8, kind: .characters),
    FieldPosition(name: "KANA", byteOffset: 8, byteCount: 6, kind: .characters),
    FieldPosition(name: "BIRTH", byteOffset: 14, byteCount: 7, kind: .digits),
    FieldPosition(name: "KBN", byteOffset: 21, byteCount: 1, kind: .characters),
    FieldPosition(name: "AMOUNT", byteOffset: 22, byteCount: 3, kind: .packed(scale: 2)),
    FieldPosition(name: "COUNT", byteOffset: 25, byteCount: 2, kind: .binary(scale: 0)),
  ]

  /// 山田 and padding, ﾔﾏﾀﾞ and padding, the birth date, kind 1, -12.34, 258.
  static func record(
    name: [UInt8] = [0x8E, 0x52, 0x93, 0x63], kana: [UInt8] = [0xD4, 0xCF, 0xC0, 0xDE], birth: String = "3640107",
    kind: UInt8 = 0x31, amount: [UInt8] = [0x01, 0x23, 0x4D]
  ) -> [UInt8] {
    name + [UInt8](repeating: 0x20, count: 8 - name.count) + kana + [UInt8](repeating: 0x20, count: 6 - kana.count)
      + [UInt8](birth.utf8) + [kind] + amount + [0x01, 0x02]
  }

  static let eras = EraTable(
    file: "eras.csv",
    eras: [
      (CivilDate(year: 1926, month: 12, day: 25), CivilDate(year: 1989, month: 1, day: 7), "3", "昭和"),
      (CivilDate(year: 1989, month: 1, day: 8), CivilDate(year: 2019, month: 4, day: 30), "4", "平成"),
    ].compactMap { first, last, code, name in
      first.map { EraTable.Era(code: code, name: name, first: $0, last: last) }
    })

  static let codes = CodeConversion(
    name: "区分", file: "c.csv", rows: [CodeConversion.Row(source: "1", target: "01", line: 2)])

  static func pipe(_ field: Int, _ steps: (StepFunction, FailureHandler?)...) -> ItemAssignment {
    .expression(
      .pipeline(
        .field(field, place), steps.map { TypedStep(function: $0.0, handler: $0.1, span: place) }, place), place)
  }

  static func map(filter: TypedExpression? = nil, codeHandler: FailureHandler = .reject) -> TypedMap {
    TypedMap(
      group: StandardGroup(business: "001", name: "住民情報", fileName: "a.csv", items: []), source: 0, recordType: 0,
      filter: filter,
      variants: [
        MapVariant(assignments: [
          pipe(0, (.trim, nil)), pipe(1, (.trim, nil), (.fullWidth, .reject)),
          pipe(2, (.absentWhen("0000000"), nil), (.wareki(eras, nil), .unknown(flagItem: 3, textItem: 4))),
          .byHandler(of: 2), .byHandler(of: 2), pipe(3, (.code(codes), codeHandler)),
          .expression(.field(4, place), place), .expression(.field(5, place), place), .absent(reason: "無い", place),
        ])
      ],
      kept: [], ignored: [], windows: [], span: place)
  }

  private static func reading(_ record: [UInt8], _ map: TypedMap = map()) -> OracleReading {
    RecordOracle(positions: positions, table: "CP932", padding: .space).reading(of: record, map: map)
  }

  private static func texts(_ texts: String?...) -> [[UInt8]?] { texts.map { $0.map { [UInt8]($0.utf8) } } }

  @Test func `a record is worked out item by item`() {
    let reading = Self.reading(Self.record())
    #expect(reading.outcome == .written)
    #expect(reading.items == Self.texts("山田", "ヤマダ", "1989-01-07", "0", "", "01", "-12.34", "258", ""))
  }

  struct Birth: CustomTestStringConvertible {
    var source: String
    var items: [[UInt8]?]?
    var testDescription: String { source }
  }

  // Era bounds and unknown parts: `eras.csv` and DS-441 §6.2, §6.3, §8.4.
  static let births: [Birth] = [
    Birth(source: "3640108", items: texts("1989-01-08", "0", "")),
    Birth(source: "4010107", items: texts("1989-01-07", "0", "")),
    Birth(source: "3300500", items: texts("1955-05-00", "1", "昭和３０年５月日不詳")),
    Birth(source: "4010000", items: texts("1989-00-00", "1", "平成元年月日不詳")),
    Birth(source: "3000000", items: texts("0000-00-00", "1", "不詳")),
    Birth(source: "0000000", items: texts("", "", "")),
    Birth(source: "       ", items: texts("", "", "")),
    Birth(source: "3640230", items: nil), Birth(source: "9640107", items: nil), Birth(source: "36401 7", items: nil),
  ]

  @Test(arguments: births)
  func `dates are worked out or refused`(_ testCase: Birth) {
    let reading = Self.reading(Self.record(birth: testCase.source))
    #expect(reading.outcome == (testCase.items == nil ? .rejected : .written))
    if let items = testCase.items { #expect(Array(reading.items[2...4]) == items) }
  }

  @Test func `the two glyphs of 神 stay two`() {
    // U+795E is 90 5F, U+FA19 is EE 62 (NEC) and FB 7E (IBM).
    #expect(Self.reading(Self.record(name: [0x90, 0x5F])).items[0] == [0xE7, 0xA5, 0x9E])
    #expect(Self.reading(Self.record(name: [0xEE, 0x62])).items[0] == [0xEF, 0xA8, 0x99])
  }

  @Test func `user-defined characters have no second reading`() {
    let reading = Self.reading(Self.record(name: [0xF0, 0x40]))
    #expect(reading.outcome == nil)
    #expect(reading.items[0] == nil)
    #expect(reading.items[5] == Self.texts("01")[0])
  }

  @Test func `bytes that are no text of the table reject`() {
    // A lead byte before a space, a lead byte at the end of the field, a byte of no character.
    for name: [UInt8] in [[0x8E, 0x20], [0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x8E], [0xFD]] {
      #expect(Self.reading(Self.record(name: name)).outcome == .rejected)
    }
    #expect(Self.reading(Self.record(amount: [0x01, 0x2A, 0x4D])).outcome == .rejected)
    #expect(Self.reading(Self.record(amount: [0x01, 0x23, 0x45])).outcome == .rejected)
  }

  @Test func `handlers and filters decide as the mapping says`() {
    #expect(Self.reading(Self.record(kind: 0x32)).outcome == .rejected)
    let value = Self.reading(Self.record(kind: 0x32), Self.map(codeHandler: .value("99")))
    #expect(value.items[5] == Self.texts("99")[0])
    let flag = Self.reading(Self.record(kind: 0x32), Self.map(codeHandler: .flag))
    #expect(flag.items[5] == Self.texts("2")[0])
    let absent = Self.reading(Self.record(kind: 0x32), Self.map(codeHandler: .absent))
    #expect(absent.items[5] == [])
    let filter = TypedExpression.comparison(
      .less, .field(4, Self.place), .text("-12.4", Self.place), isNumeric: true, Self.place)
    #expect(Self.reading(Self.record(), Self.map(filter: filter)).outcome == .filtered)
    #expect(Self.reading(Self.record(), Self.map(filter: .not(filter))).outcome == .written)
  }

  @Test func `windows have no second reading`() {
    var map = Self.map()
    map.variants[0].assignments[8] = .expression(.lastWithin(0, Self.place), Self.place)
    let reading = Self.reading(Self.record(), map)
    #expect(reading.outcome == nil)
    #expect(reading.items[8] == nil)
  }

  @Test func `a table the library does not know gives no reading`() {
    let oracle = RecordOracle(positions: Self.positions, table: "NO-SUCH-TABLE", padding: .space)
    #expect(oracle.reading(of: Self.record(), map: Self.map()).outcome == nil)
  }

  struct Number: CustomTestStringConvertible {
    var bytes: [UInt8]
    var scale: Int
    var text: String?
    var testDescription: String { text ?? "\(bytes)" }
  }

  // IBM Enterprise COBOL Language Reference, "PACKED-DECIMAL": sign nibbles C, D and F.
  static let packed: [Number] = [
    Number(bytes: [0x01, 0x23, 0x4C], scale: 0, text: "1234"), Number(bytes: [0x00, 0x0D], scale: 0, text: "0"),
    Number(bytes: [0x00, 0x5D], scale: 2, text: "-0.05"), Number(bytes: [0x12, 0x5F], scale: 1, text: "12.5"),
    Number(bytes: [0x99, 0x9C], scale: 3, text: "0.999"), Number(bytes: [0x12, 0x30], scale: 0, text: nil),
    Number(bytes: [0xA2, 0x3C], scale: 0, text: nil),
  ]

  @Test(arguments: packed)
  func `packed decimals are read nibble by nibble`(_ testCase: Number) {
    #expect(
      NumberReading.packed(testCase.bytes, scale: testCase.scale) == testCase.text.map { [UInt8]($0.utf8) })
  }

  @Test func `binary numbers are two's complement, highest byte first`() {
    #expect(NumberReading.binary([0xFF, 0xFE], scale: 0) == [UInt8]("-2".utf8))
    #expect(NumberReading.binary([0x80, 0, 0, 0, 0, 0, 0, 0], scale: 2) == [UInt8]("-92233720368547758.08".utf8))
  }
}
