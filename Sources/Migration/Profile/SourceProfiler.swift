internal import Formats
internal import Language
internal import Platform
public import Records

/// Reads a whole source and says what is in it, whatever the maps use.
public enum SourceProfiler {
  /// Profiles a file.
  ///
  /// - Parameters:
  ///   - loaded: A checked project.
  ///   - source: The source, by index.
  ///   - path: Another file of the same declaration; `nil` for the declared ones.
  ///   - isRevealed: Whether values are shown; otherwise their shapes are.
  ///   - progress: Called with the bytes read and the bytes in all.
  /// - Throws: `RunError` or `FileError` where a file cannot be read.
  /// - Complexity: O(bytes of the files); memory grows with the number of fields alone.
  public static func profile(
    _ loaded: LoadedProject, source index: Int, path: String?, isRevealed: Bool, progress: (Int, Int) -> Void
  ) throws -> SourceProfile {
    var run = try RunPlanner.plan(loaded)
    if let path { run.sources[index].paths = [path] }
    let plan = run.sources[index]
    var blocks = try BlockSource(plan)
    let keys = try keys(of: run, for: plan)
    let guards = FrameGuards(plan)
    let decoder = try SourceDecoder(loaded, source: index)
    var profile = SourceProfile(
      name: plan.declaration.name.value,
      file: path ?? plan.declaration.files.map(\.value).joined(separator: ", "), isRevealed: isRevealed)
    var types = plan.types.map { TypeTally($0, decoder) }
    var sample = CharacterSample()
    var visible = [Int](repeating: 0, count: Visibility.allCases.count)
    let stated = blocks.statedByteCount
    while let block = try blocks.next() {
      let found = plan.recordTypes(of: block)
      var frames = [[UInt32]](repeating: [], count: types.count)
      // The records whose place and values may be told.
      var shown = [Int?](repeating: nil, count: block.frames.count)
      for frame in block.frames.indices {
        let fault = plan.fault(block, frame, type: found[frame])
        let visibility = guards.visibility(of: block, frame, found[frame], isWhole: fault == nil, keys)
        visible[visibility.rawValue] += 1
        if visibility == .open { shown[frame] = block.firstRecordIndex + frame }
        if let type = found[frame], fault == nil {
          frames[type].append(UInt32(frame))
        } else {
          profile.faults.add(fault ?? .unknownRecordType, record: shown[frame])
        }
      }
      for (type, frames) in frames.enumerated() where !frames.isEmpty {
        types[type].add(block, frames, shown, &sample)
      }
      profile.records += block.frames.count
      profile.byteCount += block.stored.bytes.count
      progress(profile.byteCount, max(profile.byteCount, stated))
    }
    profile.evidence = DeclarationCheck(plan, decoder, profile, types, sample, visible).evidence
    profile.types = types.map { $0.finished(isRevealed: isRevealed) }
    return profile
  }
}

extension SourceProfiler {
  /// Whom a source must not show; an error of another source says why that one is read at all.
  private static func keys(of run: RunPlan, for plan: SourcePlan) throws -> ProtectedKeys {
    guard plan.protectsPeople else { return ProtectedKeys() }
    func unknown(_ cause: LocalizedText) -> RunError {
      RunError(
        code: "P213",
        LocalizedText(
          ja: "`\(plan.declaration.name.value)`で誰を出してはならないかが分からない: \(cause.ja)",
          en: "whom `\(plan.declaration.name.value)` must not show cannot be known: \(cause.en)"),
        help: LocalizedText(
          ja: "支援措置の印のあるファイルも要る。揃えるか、そのソースの`file`を直す",
          en:
            "the files with the marks of protection are needed, too; put them there, or mend the `file` of their source"
        ))
    }
    do {
      return try ProtectedKeys(of: run)
    } catch let error as FileError {
      throw unknown(LocalizedText(ja: error.ja, en: error.en))
    } catch let error as RunError {
      throw unknown(error.message)
    }
  }
}

/// Counts the records of one type.
struct TypeTally {
  let plan: RecordTypePlan
  private(set) var records = 0
  /// Values with identified characters.
  private(set) var identified = 0
  private(set) var fields: [FieldTally]
  /// The days in records that are about their file (`header`, `trailer`), and how often each stands.
  private(set) var days: [CivilDate: Int] = [:]
  private let reader: FieldReader
  /// Headings hold words of the export, and no values.
  private let isHeadings: Bool

  init(_ plan: RecordTypePlan, _ decoder: SourceDecoder) {
    self.plan = plan
    isHeadings = plan.role == .header && plan.layout.isDelimited
    let elementary = isHeadings ? [] : plan.layout.fields.filter { !$0.isGroup }
    fields = elementary.map { FieldTally($0) }
    reader = decoder.reader(
      plan.layout, elementary.map { FieldInput(field: $0.index, isTrimmed: $0.usage.isText) })
  }

  /// Takes the records of the type in a block.
  ///
  /// - Parameter shown: For each frame of the block its record, `nil` where neither place nor values may be told.
  mutating func add(
    _ block: SourceBlock, _ frames: [UInt32], _ shown: [Int?], _ sample: inout CharacterSample
  ) {
    records += frames.count
    guard !isHeadings else { return }
    let batch = reader.read(block, frames: frames).batch
    var failures: [[UInt32: FindingCode]] = Array(repeating: [:], count: fields.count)
    for failure in batch.failures { failures[Int(failure.input)][failure.row] = failure.code }
    for position in fields.indices {
      let field = fields[position].field
      let column = batch.columns[position]
      let identified = Set(batch.identified[position])
      self.identified += identified.count
      for (row, frame) in frames.enumerated() {
        guard let stored = block.field(field, of: Int(frame)) else { continue }
        guard field.occurrences.isEmpty || reader.holds(field, batch, row) else { continue }
        let failure = failures[position].isEmpty ? nil : failures[position][UInt32(row)]
        let value = column.bytes[column.range(row)]
        // What a table alone does not decide says nothing of it.
        if field.usage.holdsMixedText, failure != .undecidedCharacter, !identified.contains(UInt32(row)) {
          sample.add(stored, decoded: value, isReadable: failure == nil, at: field.offset)
        }
        fields[position].add(value, stored: stored, failure, record: shown[Int(frame)])
        if plan.role == .header || plan.role == .trailer, let day = DateForm.day(value) { days[day, default: 0] += 1 }
      }
    }
  }

  /// What was counted.
  func finished(isRevealed: Bool) -> TypeProfile {
    TypeProfile(name: plan.name, records: records, fields: fields.map { $0.finished(isRevealed: isRevealed) })
  }
}
