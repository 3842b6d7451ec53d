internal import Formats
internal import Language
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
    var plan = try RunPlanner.plan(loaded).sources[index]
    if let path { plan.paths = [path] }
    let decoder = try SourceDecoder(loaded, source: index)
    var profile = SourceProfile(
      name: plan.declaration.name.value,
      file: path ?? plan.declaration.files.map(\.value).joined(separator: ", "), isRevealed: isRevealed)
    var types = plan.types.map { TypeTally($0, decoder) }
    var sample = CharacterSample()
    var blocks = try BlockSource(plan)
    let stated = blocks.statedByteCount
    while let block = try blocks.next() {
      let found = plan.recordTypes(of: block)
      var frames = [[UInt32]](repeating: [], count: types.count)
      for frame in block.frames.indices {
        let fault = plan.fault(block, frame, type: found[frame])
        if let type = found[frame], fault == nil {
          frames[type].append(UInt32(frame))
        } else {
          profile.add(fault ?? .unknownRecordType, record: block.firstRecordIndex + frame)
        }
      }
      for (type, frames) in frames.enumerated() where !frames.isEmpty {
        types[type].add(block, frames, &sample)
      }
      profile.records += block.frames.count
      profile.byteCount += block.stored.bytes.count
      progress(profile.byteCount, max(profile.byteCount, stated))
    }
    profile.evidence = DeclarationCheck(plan, decoder, profile, types, sample).evidence
    profile.types = types.map { $0.finished(isRevealed: isRevealed) }
    return profile
  }
}

extension SourceProfile {
  /// Takes a record that is none.
  fileprivate mutating func add(_ fault: FindingCode, record: Int) {
    if let place = faults.firstIndex(where: { $0.what.utf8.elementsEqual(fault.text.utf8) }) {
      faults[place].count += 1
    } else {
      faults.append(Place(what: fault.text, count: 1, firstRecord: record))
    }
  }
}

/// Counts the records of one type.
struct TypeTally {
  let plan: RecordTypePlan
  private(set) var records = 0
  private(set) var fields: [FieldTally]
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

  mutating func add(_ block: SourceBlock, _ frames: [UInt32], _ sample: inout CharacterSample) {
    records += frames.count
    guard !isHeadings else { return }
    let batch = reader.read(block, frames: frames).batch
    let counters = plan.layout.variableTables.map { table in
      reader.inputs.firstIndex { $0.field == table.counter }
    }
    var failures: [[UInt32: FindingCode]] = Array(repeating: [:], count: fields.count)
    for failure in batch.failures { failures[Int(failure.input)][failure.row] = failure.code }
    for position in fields.indices {
      let field = fields[position].field
      let column = batch.columns[position]
      for (row, frame) in frames.enumerated() {
        guard let stored = block.field(field, of: Int(frame)) else { continue }
        // A record has not the occurrences that its numbers leave out.
        if !field.occurrences.isEmpty, !counters.isEmpty {
          let isThere = field.occurrences.allSatisfy { occurrence in
            guard let counter = counters[occurrence.table] else { return true }
            return occurrence.number <= Int(batch.columns[counter].text(row)) ?? 0
          }
          guard isThere else { continue }
        }
        let failure = failures[position].isEmpty ? nil : failures[position][UInt32(row)]
        if field.usage.holdsMixedText {
          sample.add(stored, decoded: column.bytes[column.range(row)], isReadable: failure == nil)
        }
        fields[position].add(
          column.bytes[column.range(row)], stored: stored, failure, record: block.firstRecordIndex + Int(frame))
      }
    }
  }

  func finished(isRevealed: Bool) -> TypeProfile {
    TypeProfile(name: plan.name, records: records, fields: fields.map { $0.finished(isRevealed: isRevealed) })
  }
}
