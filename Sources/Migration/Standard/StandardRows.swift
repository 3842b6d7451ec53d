internal import Formats
internal import Language
internal import Records
internal import Validation

/// Reads the rows of a standard file: one column of text for each item of its group.
struct StandardRows {
  /// How the file is read: the machinery of sources, with the group's items for columns.
  let source: SourcePlan
  private let group: StandardGroup
  private let reader: FieldReader

  /// - Throws: A diagnostic where the table cannot write the marks or headings of the form.
  init(_ group: StandardGroup, path: String, characters: String, _ form: DelimitedForm) throws(DiagnosticsError) {
    let place = TextSpan(file: path, line: 1, column: 1)
    func located(_ text: String) -> Located<String> { Located(text, at: place) }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let role = RecordSelection(name: located("detail"), record: nil, condition: .any)
    let headings = RecordSelection(name: located("header"), record: nil, condition: .top)
    let declaration = SourceDeclaration(
      name: located(name), files: [located(path)], extracted: nil, layout: .delimited(located(group.fileName)),
      characters: located(characters), identification: nil, records: Located(.delimited(form), at: place), padding: nil,
      signs: nil, eras: nil, selections: form.header == .names ? [headings, role] : [role], protections: [], span: place
    )
    let layout = StandardRows.layout(of: group)
    let layouts = [[RecordLayout]](repeating: declaration.selections.map { _ in layout }, count: 1)
    let loaded = LoadedProject(
      file: path,
      project: TypedProject(
        declarations: ProjectDeclarations(
          migration: MigrationSettings(
            title: located(name), kind: .rehearsal, municipality: located("000000"), standard: located(""),
            asOf: StandardRows.noDay, dialect: located(""), gate: [], accepted: [], span: place),
          sources: [declaration], codes: []),
        layouts: layouts, joins: [declaration.selections.map { _ in [] }], maps: [], totals: [], tests: []),
      standard: StandardEdition(edition: "", packs: []), rules: [], identifications: [nil],
      characterTables: [CharacterTable.named(characters)], repertoire: nil, municipalCodes: MunicipalCodes(),
      sourcePaths: [[path]], inputs: [],
      approvalKeys: [], warnings: [])
    source = try RunPlanner.source(0, of: loaded)
    self.group = group
    let decoder = try SourceDecoder(loaded, source: 0)
    reader = decoder.reader(
      layout, layout.fields.filter { !$0.isGroup }.map { FieldInput(field: $0.index, isTrimmed: false) })
  }

  /// A day for a declaration of which nobody asks the day.
  private static let noDay: CivilDate = {
    guard let day = CivilDate(year: 2000, month: 1, day: 1) else { preconditionFailure("the first of January exists") }
    return day
  }()

  /// A delimited layout with the items for columns.
  static func layout(of group: StandardGroup) -> RecordLayout {
    let place = TextSpan(file: group.fileName, line: 1, column: 1)
    var fields = [
      LayoutField(
        index: 0, level: 1, name: group.name, offset: 0, byteCount: max(1, group.items.count), usage: .group,
        span: place)
    ]
    for item in group.items {
      fields.append(
        LayoutField(
          index: fields.count, level: 5, name: item.name, offset: fields.count - 1, byteCount: 1, picture: "X",
          usage: .delimitedText, parent: 0, heading: item.name, span: item.span))
    }
    return RecordLayout(name: group.name, byteCount: group.items.count, fields: fields, isDelimited: true)
  }

  /// The records of a block, and what is wrong with its rows and the bytes of its cells.
  ///
  /// - Returns: One row for each whole row of the file that is no row of headings; `isUnread` says which of them have a
  ///   cell that cannot be decoded.
  func read(_ block: SourceBlock) -> (batch: StandardBatch, isUnread: [Bool], findings: [Finding]) {
    let types = source.recordTypes(of: block)
    let isHeaded = source.types.count == 2
    var frames: [UInt32] = []
    var findings: [Finding] = []
    for frame in block.frames.indices {
      if isHeaded, types[frame] == 0, block.frames[frame].state == .whole { continue }
      if let fault = FindingCode(block.frames[frame].state) {
        findings.append(Finding(fault, recordIndex: block.firstRecordIndex + frame))
      } else {
        frames.append(UInt32(frame))
      }
    }
    let read = reader.read(block, frames: frames).batch
    var isUnread = [Bool](repeating: false, count: frames.count)
    for failure in read.failures {
      isUnread[Int(failure.row)] = true
      findings.append(
        Finding(
          failure.code, recordIndex: block.firstRecordIndex + Int(frames[Int(failure.row)]),
          byteOffset: failure.byteOffset, bytes: failure.bytes, byteCount: failure.byteCount,
          item: Int32(failure.input)))
    }
    return (
      StandardBatch(
        count: frames.count, columns: read.columns.map { $0 },
        recordIndexes: frames.map { block.firstRecordIndex + Int($0) }), isUnread, findings
    )
  }
}
