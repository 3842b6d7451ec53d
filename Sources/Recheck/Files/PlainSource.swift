internal import Language
internal import Records

/// A source as the second reading has it: how its files are cut, which types its records have, how their fields are read.
struct PlainSource {
  let number: Int
  let declaration: SourceDeclaration
  /// How the fields of each record type are read.
  let readings: [FieldReading]
  let hasOwnTable: Bool
  /// How many fields have a place, and how many of the places come from another program.
  let places: (all: Int, own: Int)
  private let layouts: [RecordLayout]
  private let paths: [String]
  private let oracles: [RecordOracle]

  /// - Throws: `RecheckError` for a form that has no second reading.
  init(_ number: Int, _ input: SecondReading.Input) throws(RecheckError) {
    self.number = number
    declaration = input.project.declarations.sources[number]
    layouts = input.project.layouts[number]
    paths = input.paths[number]
    if declaration.isPacked {
      throw RecheckError(ja: "gzipで圧縮されたファイルは読み直せない", en: "files packed with gzip are not read again")
    }
    if layouts.contains(where: \.isShifted) {
      throw RecheckError(
        ja: "位置の動くレコード（OCCURS DEPENDING ON）は読み直せない",
        en: "records whose fields move (OCCURS DEPENDING ON) are not read again")
    }
    (readings, places) = PlainSource.readings(number, input)
    hasOwnTable = readings.first?.characters.isThere ?? false
    var oracles: [RecordOracle] = []
    for (type, reading) in readings.enumerated() {
      let joins = input.project.joins[number][type]
      oracles.append(
        RecordOracle(reading, joins, joins.map { PlainSource.readings($0.source, input).readings[$0.recordType] }))
    }
    self.oracles = oracles
  }

  /// How the fields of each type of a source are read.
  static func readings(
    _ number: Int, _ input: SecondReading.Input
  ) -> (readings: [FieldReading], places: (all: Int, own: Int)) {
    let declaration = input.project.declarations.sources[number]
    let characters = CharacterReading(
      table: declaration.characters.value,
      identifications: input.identifications[number] ?? IdentificationTable(file: "", rows: []))
    var places = (all: 0, own: 0)
    let readings = input.project.layouts[number].map { layout in
      var positions = FieldPosition.list(layout)
      for index in positions.indices where !layout.fields[index].isGroup {
        let field = layout.fields[index]
        let isAbsent = declaration.absences.contains { absence in
          absence.fields.contains {
            $0.value.utf8.elementsEqual(field.mappingName.utf8) || $0.value.utf8.elementsEqual(field.name.utf8)
          }
        }
        if field.isJustified || field.isBlankWhenZero || isAbsent { positions[index].kind = .unread }
        positions[index].occurrences = field.occurrences.map { (layout.variableTables[$0.table].counter, $0.number) }
        if layout.isDelimited || field.isFiller { continue }
        places.all += 1
        guard let place = input.positions?.place(record: layout.name, field: field.mappingName) else { continue }
        places.own += 1
        (positions[index].byteOffset, positions[index].byteCount) = (place.offset, place.byteCount)
      }
      return FieldReading(
        positions, characters, table: declaration.characters.value, padding: declaration.blank,
        signs: declaration.signs?.value)
    }
    return (readings, places)
  }

  /// What cuts its files.
  func framing() throws(RecheckError) -> PlainFraming {
    try PlainFraming(declaration.records.value, paths: paths)
  }

  /// How records of a type are worked out.
  func oracle(_ type: Int) -> RecordOracle { oracles[type] }

  /// The type of a record, by index in the source's selections; `nil` where it is none, or no whole record of it.
  func type(of record: PlainRecord, _ index: Int) -> Int? {
    guard record.isWhole else { return nil }
    let found = declaration.selections.indices.first { number in
      switch declaration.selections[number].condition {
      case .any: return !record.isHeading
      case .top: return record.isHeading || index == 0 && !layouts[number].isDelimited
      case .field(let name, let values):
        let layout = layouts[number]
        guard let field = layout.fields.first(where: { $0.mappingName.utf8.elementsEqual(name.value.utf8) }),
          case .text(let text) = readings[number].trimmed(field.index, record)
        else { return false }
        return values.contains { $0.value.utf8.elementsEqual(text) }
      }
    }
    guard let found else { return nil }
    let layout = layouts[found]
    let length = layout.isDelimited ? record.cells.count : record.bytes.count
    guard let table = layout.variableTable else { return length == layout.byteCount ? found : nil }
    // The record ends behind the last occurrence that it says it has.
    guard let count = readings[found].number(table.counter, record), (table.least...table.most).contains(count) else {
      return nil
    }
    return length == table.offset + count * table.occurrenceByteCount ? found : nil
  }
}
