internal import Formats
internal import Language
internal import Records

/// Everything that a source declares about its bytes, as Formats takes it.
struct SourceDecoder: Sendable {
  /// The source's number in the project.
  let index: Int
  let declaration: SourceDeclaration
  let table: CharacterTable
  let identification: IdentificationTable?
  let padding: FieldPadding
  let signs: ZonedSign?
  /// The marks of delimited text; `nil` elsewhere.
  let dialect: DelimitedDialect?

  /// - Throws: A diagnostic when the source names a character table that is not there, or one that delimited text cannot
  ///   be written in.
  init(_ loaded: LoadedProject, source index: Int) throws(DiagnosticsError) {
    self.index = index
    declaration = loaded.project.declarations.sources[index]
    guard let table = loaded.characterTables[index] else {
      throw DiagnosticsError(ProjectProblem.unknownTable(declaration.characters))
    }
    if case .lines(_, areBlanksRemoved: true) = declaration.records.value, !table.hasBlankByte {
      throw DiagnosticsError(ProjectProblem.noBlank(declaration.characters, at: declaration.records.span))
    }
    self.table = table
    identification = loaded.identifications[index]
    padding = RunPlanner.padding(declaration.blank)
    signs = declaration.signs.map { RunPlanner.sign($0.value) }
    if case .delimited(let form) = declaration.records.value {
      guard let passing = table.passedCodes else {
        throw DiagnosticsError(ProjectProblem.unsuitableTable(declaration.characters))
      }
      dialect = try DelimitedDialect(
        form, table, passing, characters: declaration.characters, at: declaration.records.span)
    } else {
      dialect = nil
    }
    // Keys are compared as bytes of one form.
    if let dialect, dialect.width > 1, let key = declaration.protections.first?.keys.first {
      throw DiagnosticsError(ProjectProblem.unsuitableKeys(declaration.characters, at: key.span))
    }
  }

  /// A reader of some fields.
  func reader(_ layout: RecordLayout, _ inputs: [FieldInput]) -> FieldReader {
    if layout.isDelimited {
      return .delimited(
        DelimitedReader(
          layout: layout, inputs: inputs, table: table, identification: identification,
          dialect: dialect ?? DelimitedDialect()))
    }
    return .positional(
      RecordReader(
        layout: layout, inputs: inputs, table: table, identification: identification, padding: padding, signs: signs,
        absences: declaration.absences.flatMap { absence in absence.fields.map { ($0.value, absence.state) } }))
  }

  /// The bytes that hold a text in a field, filled up; `nil` where the field cannot hold it.
  func bytes(of text: String, in field: LayoutField) -> [UInt8]? {
    if field.usage.isDelimited {
      return (try? table.encode(text)).flatMap { (dialect ?? DelimitedDialect()).cell($0, isQuoted: true) }
    }
    return field.bytes(of: text, table: table, padding: padding, signs: signs)
  }

  /// The state in which a field holds no value, where one is declared.
  func absence(of field: LayoutField) -> FieldState? {
    declaration.absences.first { absence in
      absence.fields.contains { $0.value.utf8.elementsEqual(field.name.utf8) }
    }?.state
  }

  /// The bytes that a value alone makes of a field: filled up at its place, or the text of a cell; `nil` where the field
  /// cannot hold it.
  func image(of value: [UInt8], in field: LayoutField) -> [UInt8]? {
    let text = String(decoding: value, as: UTF8.self)
    switch field.usage {
    case .delimitedText: return try? table.encode(text)
    // A number is its digits as they were written; only the canonical ones can be told.
    case .delimitedNumber: return try? table.encode(text)
    case .group, .alphanumeric, .doubleByte, .national, .zoned, .packed, .packedWithoutSign, .binary, .floatingPoint:
      return field.bytes(of: text, table: table, padding: padding, signs: signs)
    }
  }

  /// The field that holds the length of each record, where records are cut by one.
  func lengthField(_ layouts: [RecordLayout]) -> LengthField? {
    guard case .counted(let name, let scope) = declaration.records.value,
      let field = layouts.first?.fields.first(where: { $0.name.utf8.elementsEqual(name.value.utf8) })
    else { return nil }
    return LengthField(
      field, isInclusive: scope == .inclusive, longest: layouts.map(\.byteCount).max() ?? 0, signs: signs, table: table)
  }

  /// How records are expanded, type by type; none where the file holds every byte at its place.
  func expansions(_ layouts: [RecordLayout]) -> [RecordExpansion?] {
    var areBlanksRemoved = false
    if case .lines(_, areBlanksRemoved: true) = declaration.records.value { areBlanksRemoved = true }
    let expansions = layouts.map {
      RecordExpansion($0, areBlanksRemoved: areBlanksRemoved, signs: signs, table: table)
    }
    return expansions.contains { $0 != nil } ? expansions : []
  }
}

extension SourcePlan {
  /// A framer for its file.
  ///
  /// - Parameter order: For each column of delimited text the column of the layout that it is; `nil` where they are the same.
  func framer(order: [Int]? = nil) -> RecordFramer {
    switch framing {
    case .fixed(let byteCount, let newline, let first, let last):
      return RecordFramer(
        BlockFramer(
          recordByteCount: byteCount, newline: newline.bytes, firstByteCount: first, lastByteCount: last))
    case .variable(let word, let block):
      return RecordFramer(LengthWordFramer(LengthWord(word), blockWord: block.map { LengthWord($0) }))
    case .lines(let newline, _): return RecordFramer(LineFramer(newline: newline.bytes))
    case .counted:
      guard let lengthField else { preconditionFailure("the checker finds the field that holds a length") }
      return RecordFramer(LengthFieldFramer(lengthField))
    case .delimited:
      guard let dialect else { preconditionFailure("delimited text has marks") }
      return RecordFramer(RowFramer(columnCount: columnCount, dialect: dialect, order: order))
    }
  }
}

extension LengthWord {
  /// The declared form.
  init(_ form: LengthWordForm) {
    self.init(isBigEndian: form.order == .bigEndian, isInclusive: form.scope == .inclusive)
  }
}
