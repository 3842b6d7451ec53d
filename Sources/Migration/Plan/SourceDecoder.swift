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

  /// - Throws: A diagnostic when the source names a character table that is not there.
  init(_ loaded: LoadedProject, source index: Int) throws(DiagnosticsError) {
    self.index = index
    declaration = loaded.project.declarations.sources[index]
    guard let table = CharacterTable.named(declaration.characters.value) else {
      throw DiagnosticsError(ProjectProblem.unknownTable(declaration.characters))
    }
    self.table = table
    identification = loaded.identifications[index]
    padding = RunPlanner.padding(declaration.padding.value)
    signs = declaration.signs.map { RunPlanner.sign($0.value) }
  }

  /// A reader of some fields.
  func reader(_ layout: RecordLayout, _ inputs: [FieldInput]) -> RecordReader {
    RecordReader(
      layout: layout, inputs: inputs, table: table, identification: identification, padding: padding, signs: signs)
  }

  /// The bytes that hold a text in a field, filled up; `nil` where the field cannot hold it.
  func bytes(of text: String, in field: LayoutField) -> [UInt8]? {
    field.bytes(of: text, table: table, padding: padding, signs: signs)
  }
}
