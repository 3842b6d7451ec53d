import Language
import Records

@testable import Mapping

/// A small register: enough fields and items to meet every kind of assignment.
enum SampleMap {
  static let place = TextSpan(file: "m.utsushi", line: 1, column: 1)

  /// ATENA X(4), NAME X(8), BIRTH 9(7), RIREKI 9(3), EDABAN S9(2), STATE X(1), NOTE X(6).
  static let layout = RecordLayout(
    name: "R", byteCount: 31,
    fields: [
      field(0, "R", 0, 31, .group),
      field(1, "ATENA", 0, 4, .alphanumeric), field(2, "NAME", 4, 8, .alphanumeric),
      field(3, "BIRTH", 12, 7, .zoned(NumberShape(digits: 7, scale: 0, isSigned: false))),
      field(4, "RIREKI", 19, 3, .zoned(NumberShape(digits: 3, scale: 0, isSigned: false))),
      field(5, "EDABAN", 22, 2, .zoned(NumberShape(digits: 2, scale: 0, isSigned: true))),
      field(6, "STATE", 24, 1, .alphanumeric), field(7, "NOTE", 25, 6, .alphanumeric),
    ])

  static func field(_ index: Int, _ name: String, _ offset: Int, _ byteCount: Int, _ usage: FieldUsage) -> LayoutField {
    LayoutField(
      index: index, level: index == 0 ? 1 : 5, name: name, offset: offset, byteCount: byteCount, usage: usage,
      parent: index == 0 ? nil : 0, span: place)
  }

  static let eras = EraTable(
    file: "eras.csv",
    eras: [
      (CivilDate(year: 1926, month: 12, day: 25), CivilDate(year: 1989, month: 1, day: 7), "3", "昭和"),
      (CivilDate(year: 1989, month: 1, day: 8), CivilDate(year: 2019, month: 4, day: 30), "4", "平成"),
    ].compactMap { first, last, code, name in
      first.map { EraTable.Era(code: code, name: name, first: $0, last: last) }
    })

  static let items = [
    "宛名番号", "氏名", "生年月日", "生年月日_不詳フラグ", "生年月日_不詳表記", "履歴番号", "最新フラグ", "区分", "予備", "世帯主",
  ]

  static let group = StandardGroup(
    business: "001", name: "住民情報", fileName: "jumin_joho.csv",
    items: items.enumerated().map { index, name in
      StandardItem(
        id: "0010000\(index)", name: name, romaji: "", type: .halfWidth, length: 15, condition: .optional,
        provenance: .assumed, span: place)
    })

  static func source(_ index: Int) -> TypedExpression { .field(index, place) }
  static func text(_ text: String) -> TypedExpression { .text(text, place) }

  static func pipe(_ base: TypedExpression, _ steps: (StepFunction, FailureHandler?)...) -> TypedExpression {
    .pipeline(base, steps.map { TypedStep(function: $0.0, handler: $0.1, span: place) }, place)
  }

  static func assign(_ expression: TypedExpression) -> ItemAssignment { .expression(expression, place) }

  /// `where 旧.STATE != "9"`.
  static let isAlive = TypedExpression.comparison(.notEqual, source(6), text("9"), isNumeric: false, place)

  /// The window `last within (ATENA) by (RIREKI, EDABAN)`.
  static let window = WindowDefinition(keys: [1], orders: [4, 5], span: place)

  static func map(filter: TypedExpression? = isAlive, windows: [WindowDefinition] = [window]) -> TypedMap {
    TypedMap(
      group: group, source: 0, recordType: 0, filter: filter,
      variants: [
        MapVariant(assignments: [
          assign(source(1)), assign(pipe(source(2), (.trim, nil))),
          assign(
            pipe(
              source(3), (.absentWhen("0000000"), nil), (.wareki(eras, nil), .unknown(flagItem: 3, textItem: 4)))),
          .byHandler(of: 2), .byHandler(of: 2), assign(pipe(source(4), (.integer, .reject))),
          assign(
            windows.isEmpty
              ? text("0") : pipe(.lastWithin(0, place), (.flag(whenTrue: "1", whenFalse: "0"), nil))),
          assign(text("K")), .absent(reason: "移行元に無い", place), .unassigned,
        ])
      ],
      kept: [KeptField(field: 7, column: "NOTE", sideFile: "独自施策", reason: "町の項目", span: place)],
      ignored: [], windows: windows, span: place)
  }

  struct Row {
    var atena = "0001"
    var name = "山田"
    var birth = "3640107"
    var rireki = "001"
    var edaban = "0"
    var state = "1"
    var note = ""
  }

  /// The batch a decoder gives for these rows; `trim` is done here by hand.
  static func batch(
    _ rows: [Row], inputs: [FieldInput], firstRecordIndex: Int = 0, failures: [DecodeFailure] = []
  ) -> SourceBatch {
    let columns = inputs.map { input in
      Column(
        rows.map { row in
          switch input.field {
          case 1: row.atena
          case 2: row.name
          case 3: row.birth
          case 4: row.rireki
          case 5: row.edaban
          case 6: row.state
          default: row.note
          }
        })
    }
    return SourceBatch(
      frames: rows.indices.map { UInt32($0) }, firstRecordIndex: firstRecordIndex, columns: columns,
      failures: failures, identified: inputs.map { _ in [] })
  }
}
