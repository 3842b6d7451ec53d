import Records

/// Two small records of a synthetic copybook, 70 bytes each.
enum SampleLayouts {
  static let file = "layouts/JUKI.cpy"

  static let detail: RecordLayout = {
    var builder = LayoutBuilder(name: "JUKI-DETAIL")
    builder.add("REC-KBN", "X(1)", .alphanumeric, 1)
    builder.add("ATENA-NO", "9(10)", .zoned(NumberShape(digits: 10, scale: 0, isSigned: false)), 10)
    builder.add("RIREKI-NO", "9(3)", .zoned(NumberShape(digits: 3, scale: 0, isSigned: false)), 3)
    builder.add("SHIMEI", "X(20)", .alphanumeric, 20)
    builder.add("BIRTH", "9(7)", .zoned(NumberShape(digits: 7, scale: 0, isSigned: false)), 7)
    builder.add("SEX", "X(1)", .alphanumeric, 1, conditions: [("OTOKO", "1"), ("ONNA", "2")])
    let idou = builder.add("IDO-YMD", "9(8)", .zoned(NumberShape(digits: 8, scale: 0, isSigned: false)), 8)
    let again = builder.group("IDO-R", offset: idou.offset, byteCount: 8, redefines: idou.index)
    builder.add(
      "IDO-NEN", "9(4)", .zoned(NumberShape(digits: 4, scale: 0, isSigned: false)), 4, at: idou.offset, in: again)
    builder.add(
      "IDO-TSUKIHI", "9(4)", .zoned(NumberShape(digits: 4, scale: 0, isSigned: false)), 4, at: idou.offset + 4,
      in: again)
    builder.add("ZOKUGARA-CD", "X(2)", .alphanumeric, 2, subscripts: [1])
    builder.add("ZOKUGARA-CD", "X(2)", .alphanumeric, 2, subscripts: [2])
    builder.add("KINGAKU", "S9(7)V99", .packed(NumberShape(digits: 9, scale: 2, isSigned: true)), 5)
    builder.add("OLD-FLG", "X(1)", .alphanumeric, 1)
    builder.add("FILLER", "X(10)", .alphanumeric, 10)
    return builder.layout
  }()

  static let trailer: RecordLayout = {
    var builder = LayoutBuilder(name: "JUKI-TRAILER")
    builder.add("REC-KBN", "X(1)", .alphanumeric, 1)
    builder.add("KENSU", "9(7)", .zoned(NumberShape(digits: 7, scale: 0, isSigned: false)), 7)
    builder.add("FILLER", "X(62)", .alphanumeric, 62)
    return builder.layout
  }()
}

/// Lays fields out one after another, one a line of the copybook.
struct LayoutBuilder {
  var layout: RecordLayout

  init(name: String) {
    let span = TextSpan(file: SampleLayouts.file, line: 1, column: 8)
    layout = RecordLayout(
      name: name, byteCount: 0,
      fields: [LayoutField(index: 0, level: 1, name: name, offset: 0, byteCount: 1, usage: .group, span: span)])
  }

  @discardableResult
  mutating func add(
    _ name: String, _ picture: String, _ usage: FieldUsage, _ byteCount: Int, at offset: Int? = nil,
    subscripts: [Int] = [], in parent: Int = 0, conditions: [(String, String)] = []
  ) -> LayoutField {
    let index = layout.fields.count
    let span = TextSpan(file: SampleLayouts.file, line: index + 1, column: 12)
    let field = LayoutField(
      index: index, level: 5, name: name, subscripts: subscripts, offset: offset ?? layout.byteCount,
      byteCount: byteCount, picture: picture, usage: usage, parent: parent,
      conditions: conditions.map { ConditionName(name: $0.0, values: [ClosedText($0.1, $0.1)], span: span) },
      span: span)
    layout.fields.append(field)
    if offset == nil { layout.byteCount += byteCount }
    layout.fields[0].byteCount = max(1, layout.byteCount)
    return field
  }

  mutating func group(_ name: String, offset: Int, byteCount: Int, redefines: Int?) -> Int {
    let index = layout.fields.count
    layout.fields.append(
      LayoutField(
        index: index, level: 5, name: name, offset: offset, byteCount: byteCount, usage: .group, parent: 0,
        redefines: redefines, span: TextSpan(file: SampleLayouts.file, line: index + 1, column: 12)))
    return index
  }
}
