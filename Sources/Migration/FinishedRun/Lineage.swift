internal import Delivery
internal import Formats
internal import Language
internal import Platform
public import Records

/// Answers where a value of a run comes from, and what became of bytes of a source.
///
/// Which record each row comes from stands in the run's evidence; everything else is read from the source and the project
/// again, so that an answer costs one block and not the whole file.
public struct Lineage: ~Copyable {
  /// One item of one row.
  public struct Cell: Sendable {
    /// The group, such as `001.住民情報`.
    public var group: String
    /// The item.
    public var item: String
    /// The file below the bag.
    public var path: String
    /// The row in the file, from 0 behind the headings.
    public var row: Int
    /// The first byte of the row in the file.
    public var byteOffset: Int
    /// The value; empty when absent.
    public var value: [UInt8]
  }

  /// Where a value comes from.
  public struct Origin: Sendable {
    /// The cell.
    public var cell: Cell
    /// The source's name and the record in it, from 0.
    public var source: String
    /// See `source`.
    public var record: Int
    /// The source's file as the project names it.
    public var file: String
    /// What the rule says, on one line.
    public var rule: String
    /// Where the rule stands.
    public var span: TextSpan
    /// How the rule gives a value without a field: `absent`, `unassigned`, a window.
    public var note: LocalizedText?
    /// The source fields that it reads.
    public var fields: [Field]
    /// The decisions about characters in these fields.
    public var decisions: [Decision]
    /// What became of the item's values in this run, class by class.
    public var classes: [(name: String, values: Int)]
  }

  /// A field of a record.
  public struct Field: Sendable {
    /// Its name.
    public var name: String
    /// Its bytes in the file; `nil` for a field of a joined record, whose place only its key tells.
    public var place: Range<Int>?
    /// The bytes.
    public var bytes: [UInt8]
    /// What they say.
    public var value: [UInt8]
  }

  /// A decision that a value rests on.
  public struct Decision: Sendable {
    /// The code in the source's table.
    public var code: String
    /// Its place in the file.
    public var byteOffset: Int
    /// The decision and the target.
    public var decision: String
    /// See `decision`.
    public var target: String
    /// The identification table and the line.
    public var file: String
    /// See `file`.
    public var line: Int
  }

  /// What became of a field of a record.
  public struct Fate: Sendable {
    /// The source's name and the record in it, from 0.
    public var source: String
    /// See `source`.
    public var record: Int
    /// What became of the record: rejected with a code, written, or neither.
    public var outcome: LocalizedText
    /// The fields with the cells they went to, or why to none.
    public var fields: [(field: Field, cells: [Cell], note: LocalizedText?)]
  }

  let origin: RunOrigin
  let evidence: SQLiteDatabase
  var project: TypedProject { origin.loaded.project }

  /// Opens the evidence of a run.
  ///
  /// - Throws: `RunError` P254 where the evidence cannot be asked.
  public init(_ origin: RunOrigin) throws {
    self.origin = origin
    let path = origin.run.path + "/evidence.sqlite"
    do {
      evidence = try SQLiteDatabase(reading: path)
    } catch {
      throw Lineage.unreadable(path, error.message)
    }
  }

  /// The rows that a question to the evidence gives.
  func ask(_ sql: String, _ values: [SQLiteValue]) throws(RunError) -> [[SQLiteValue]] {
    do throws(SQLiteError) {
      return try evidence.rows(sql, values)
    } catch {
      throw Lineage.unreadable(origin.run.path + "/evidence.sqlite", error.message)
    }
  }

  static func unreadable(_ path: String, _ message: String) -> RunError {
    RunError(
      code: "P254",
      LocalizedText(ja: "`\(path)`に尋ねられない（\(message)）", en: "`\(path)` cannot be asked (\(message))"),
      help: LocalizedText(ja: "この版のutsushiで実行をやり直す", en: "run again with this version of utsushi"))
  }

  /// The record with a number, read again.
  ///
  /// - Throws: `RunError` P203 where there is none.
  func record(_ number: Int, of source: Int) throws -> SourceRecords.Record {
    let name = project.declarations.sources[source].name.value
    let block = try ask(
      "SELECT block, byte_offset, first_record FROM blocks WHERE source = ? AND first_record <= ? ORDER BY first_record DESC LIMIT 1",
      [.text(name), .integer(number)]
    ).first
    var place: BlockSource.Place?
    if let block, let index = block[0].integer, let offset = block[1].integer, let first = block[2].integer {
      place = BlockSource.Place(block: index, byteOffset: offset, firstRecord: first)
    }
    var found: SourceRecords.Record?
    try SourceRecords.read(
      origin.loaded, source: source, path: nil, from: number,
      near: project.declarations.sources[source].canBeReadFromBlocks ? place : nil
    ) { record in
      if record.index == number { found = record }
      return false
    }
    guard let found else {
      throw RunError(
        code: "P203",
        LocalizedText(
          ja: "`\(name)`にレコード\(number)は無い", en: "`\(name)` has no record \(number)"),
        help: LocalizedText(ja: "番号は0から数える", en: "records count from 0"))
    }
    return found
  }

  /// A field of a record that was read again.
  static func field(_ index: Int, _ layout: RecordLayout, _ record: SourceRecords.Record) -> Field {
    let name = layout.fields[index].mappingName
    // Fillers share their names, and lie where their layout says.
    let own = record.fields.filter { $0.name.utf8.elementsEqual(name.utf8) }
    let found = own.count == 1 ? own.first : own.first { $0.range.lowerBound == layout.fields[index].offset }
    guard let found else { return Field(name: name, place: nil, bytes: [], value: []) }
    let start = record.byteOffset + found.range.lowerBound
    return Field(
      name: name, place: start..<start + found.range.count, bytes: Array(record.bytes[found.range]), value: found.value)
  }
}

extension SourceDeclaration {
  /// Whether its records can be read from the beginning of a block on, without what stands before.
  fileprivate var canBeReadFromBlocks: Bool {
    if isPacked || files.count != 1 { return false }
    return switch records.value {
    case .fixed(_, _, let first, _): first == nil
    case .variable(_, let block): block == nil
    case .lines, .counted: true
    case .delimited(let form): !form.hasMark
    }
  }
}
