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

  /// - Throws: A diagnostic when the source names a character table that is not there, or one that delimited text cannot
  ///   be written in.
  init(_ loaded: LoadedProject, source index: Int) throws(DiagnosticsError) {
    self.index = index
    declaration = loaded.project.declarations.sources[index]
    guard let table = loaded.characterTables[index] else {
      throw DiagnosticsError(ProjectProblem.unknownTable(declaration.characters))
    }
    if declaration.isDelimited, !table.framesDelimitedText {
      throw DiagnosticsError(ProjectProblem.unsuitableTable(declaration.characters))
    }
    self.table = table
    identification = loaded.identifications[index]
    padding = RunPlanner.padding(declaration.blank)
    signs = declaration.signs.map { RunPlanner.sign($0.value) }
  }

  /// A reader of some fields.
  func reader(_ layout: RecordLayout, _ inputs: [FieldInput]) -> FieldReader {
    if layout.isDelimited {
      return .delimited(
        DelimitedReader(layout: layout, inputs: inputs, table: table, identification: identification))
    }
    return .positional(
      RecordReader(
        layout: layout, inputs: inputs, table: table, identification: identification, padding: padding, signs: signs))
  }

  /// The bytes that hold a text in a field, filled up; `nil` where the field cannot hold it.
  func bytes(of text: String, in field: LayoutField) -> [UInt8]? {
    if field.usage.isDelimited { return try? table.encode(text) }
    return field.bytes(of: text, table: table, padding: padding, signs: signs)
  }

  /// A framer for a form of records.
  static func framer(_ framing: RecordFraming, columnCount: Int) -> RecordFramer {
    switch framing {
    case .fixed(let byteCount, let newline):
      RecordFramer(BlockFramer(recordByteCount: byteCount, newline: newline.bytes))
    case .variable(let order, let scope): RecordFramer(LengthWordFramer(LengthWord(order, scope)))
    case .delimited(let newline, _): RecordFramer(RowFramer(columnCount: columnCount, newline: newline.bytes))
    }
  }
}

extension LengthWord {
  /// The declared form.
  init(_ order: Endianness, _ scope: LengthScope) {
    self.init(isBigEndian: order == .bigEndian, isInclusive: scope == .inclusive)
  }
}
