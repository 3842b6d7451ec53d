internal import Fidelity
internal import Formats
internal import Language
public import Records

/// The identification worklist (文字同定の作業一覧) of some sources: every code that their tables do not decide, with where
/// it stands and what it may be.
public struct CharacterWorklist: Sendable {
  /// The codes, by source and in order of code.
  public var entries: [Entry] = []
  /// For each source that was read, what could not be looked at, where there is anything.
  public var unread: [Unread] = []

  /// What of a source could not be looked at: codes may stand there, too.
  public struct Unread: Sendable, Hashable {
    /// The source's name.
    public var source: String
    /// Records that are cut, of another length or of no type.
    public var records: Int
    /// Values of other records that are no text of the character table.
    public var values: Int
  }

  /// One code of one source.
  public struct Entry: Sendable {
    /// Where it stands and what was decided.
    public var line: CharacterLine
    /// The code as a number.
    public var code: UInt32
    /// The row of the identification table, `nil` where there is none.
    public var decision: IdentificationTable.Row?
    /// What it may be, the likeliest first.
    public var candidates: [GlyphCandidate]
  }

  /// Reads whole files and lists the codes of every text field, mapped or not.
  ///
  /// Positions of people who are protected (支援措置) are counted and never listed. Records and values that cannot be read are
  /// counted in `unread`.
  ///
  /// - Parameters:
  ///   - loaded: A checked project.
  ///   - sources: The sources, by index.
  ///   - names: A list of glyphs for candidates, or `nil`.
  ///   - progress: Called with the bytes read and the bytes in all.
  /// - Throws: `RunError` or `FileError` where a file cannot be read.
  /// - Complexity: O(bytes of the files); every source that protects people is read once more.
  public init(
    _ loaded: LoadedProject, sources: [Int], names: GlyphNames?, progress: (Int, Int) -> Void
  ) throws {
    let plan = try RunPlanner.plan(loaded)
    let keys = try ProtectedKeys(of: plan)
    for index in sources {
      let source = plan.sources[index]
      let (tally, unread) = try CharacterWorklist.tally(loaded, source, keys, progress)
      if unread.records + unread.values > 0 { self.unread.append(unread) }
      let lines = tally.lines(
        source: source.declaration.name.value, table: source.declaration.characters.value,
        identification: source.identification, fieldName: { source.fieldName($0) })
      for (line, code) in zip(lines, tally.codes) {
        let decision = source.identification?.rows.first { $0.code == code }
        entries.append(
          Entry(
            line: line, code: code, decision: decision,
            candidates: CharacterCandidates.candidates(
              code, table: source.declaration.characters.value, note: decision?.note ?? "", names: names)))
      }
    }
  }

  private static func tally(
    _ loaded: LoadedProject, _ source: SourcePlan, _ keys: ProtectedKeys, _ progress: (Int, Int) -> Void
  ) throws -> (CharacterTally, Unread) {
    let decoder = try SourceDecoder(loaded, source: source.index)
    let readers = source.types.map { type in
      decoder.reader(
        type.layout,
        type.layout.fields.filter { !$0.isGroup && $0.usage.isText }.map {
          FieldInput(field: $0.index, isTrimmed: false)
        })
    }
    let guards = FrameGuards(source)
    var tally = CharacterTally()
    var unread = Unread(source: source.declaration.name.value, records: 0, values: 0)
    var blocks = try BlockSource(source)
    let stated = blocks.statedByteCount
    var done = 0
    while let block = try blocks.next() {
      let types = source.recordTypes(of: block)
      var frames = [[UInt32]](repeating: [], count: source.types.count)
      for frame in block.frames.indices {
        guard let type = types[frame], source.fault(block, frame, type: type) == nil else {
          unread.records += 1
          continue
        }
        // Headings hold words of the export, and no person's name.
        if source.types[type].role == .header, source.types[type].layout.isDelimited { continue }
        frames[type].append(UInt32(frame))
      }
      var found: [(use: UserDefinedUse, type: Int, frame: Int)] = []
      for (type, frames) in frames.enumerated() where !frames.isEmpty {
        let read = readers[type].read(block, frames: frames)
        found += read.userDefined.map { ($0, type, Int(frames[Int($0.row)])) }
        unread.values += read.batch.failures.count { $0.code != .undecidedCharacter }
      }
      // Uses come in order of record, whatever their types.
      for (use, type, frame) in found.sorted(by: { ($0.frame, $0.use.input) < ($1.frame, $1.use.input) }) {
        let field = readers[type].inputs[Int(use.input)].field
        tally.add(
          code: use.code, type: type, field: field, record: block.firstRecordIndex + frame,
          byteOffset: source.types[type].place(of: use, field, block, frame),
          isProtected: guards.visibility(of: block, frame, type, isWhole: true, keys) != .open)
      }
      done += block.stored.bytes.count
      progress(done, max(done, stated))
    }
    return (tally, unread)
  }
}
