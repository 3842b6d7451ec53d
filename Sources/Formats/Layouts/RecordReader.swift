public import Records

/// Reads chosen fields of the records of one type, a column at a time, and proves texts against the bytes they came
/// from.
///
/// Compiled once for a source; a value that threads share.
public struct RecordReader: Sendable {
  /// The layout of the records.
  public let layout: RecordLayout
  /// The fields to read; the order of `SourceBatch.columns`.
  public let inputs: [FieldInput]
  private let plans: [ColumnPlan]
  /// The declared table's, then those of national fields.
  private let codecs: [CharacterCodec]
  private let padding: FieldPadding
  /// The fields that hold the numbers of variable tables, where records have room for all occurrences; else none.
  private let counters: [(number: NumberField, offset: Int)]

  /// What is done for one input, decided once.
  private struct ColumnPlan: Sendable {
    var offset: Int
    var byteCount: Int
    /// Whether a record may end before the field does: it is part of a variable table at its end.
    var mayBeAbsent: Bool
    /// The occurrences of other variable tables that it belongs to.
    var occurrences: [VariableOccurrence]
    /// The byte that all of the field's bytes are when it holds no value; `nil` where none is declared.
    var absentByte: UInt8?
    /// `nil` for characters.
    var number: NumberField?
    /// Which of `codecs` reads characters.
    var codec: Int
    /// Whether characters are double-byte codes alone.
    var isDoubleByte: Bool
    var isTrimmed: Bool
    /// Whether characters stand at the field's right end and its left is filled up.
    var isJustified: Bool
    /// The field, by index in the layout.
    var field: Int
    /// Whether user-defined codes are reported for this input: only the first input of a field does.
    var reportsUses: Bool
  }

  /// Compiles the plan.
  ///
  /// - Parameters:
  ///   - layout: The record's layout.
  ///   - inputs: Fields of the layout. Groups are read as characters.
  ///   - table: The declared character table.
  ///   - identification: The identification of its user-defined codes; without one every such code is undecided.
  ///   - padding: What fills up a `PIC X` field.
  ///   - signs: The sign convention; must be there when an input is a signed `DISPLAY` number.
  ///   - absences: The states in which fields, by name, hold no value.
  public init(
    layout: RecordLayout, inputs: [FieldInput], table: CharacterTable, identification: IdentificationTable?,
    padding: FieldPadding, signs: ZonedSign?, absences: [(name: String, state: FieldState)] = []
  ) {
    self.layout = layout
    self.inputs = inputs
    self.padding = padding
    var codecs = [CharacterCodec(table: table, identification: identification)]
    var nationals: [ByteOrder: Int] = [:]
    var seen: Set<Int> = []
    plans = inputs.map { input in
      let field = layout.fields[input.field]
      var codec = 0
      if case .national(let order) = field.usage {
        codec = nationals[order] ?? codecs.count
        nationals[order] = codec
        if codec == codecs.count {
          // The identification tells of the declared table's codes.
          codecs.append(CharacterCodec(table: UnicodeForms.utf16(order), identification: nil))
        }
      }
      return ColumnPlan(
        offset: field.offset, byteCount: field.byteCount,
        mayBeAbsent: layout.variableTable != nil && field.offset + field.byteCount > layout.leastByteCount,
        occurrences: layout.variableTable == nil ? field.occurrences : [],
        absentByte: absences.first { $0.name.utf8.elementsEqual(field.name.utf8) }?.state.byte(in: table),
        number: NumberField(field, signs: signs, table: table), codec: codec,
        isDoubleByte: field.usage == .doubleByte, isTrimmed: input.isTrimmed,
        isJustified: field.isJustified, field: input.field,
        reportsUses: seen.insert(input.field).inserted)
    }
    self.codecs = codecs
    let hasRoom = layout.variableTable == nil
    counters =
      hasRoom
      ? layout.variableTables.compactMap { entry in
        let field = layout.fields[entry.counter]
        return NumberField(field, signs: signs, table: table).map { ($0, field.offset) }
      } : []
  }

  /// Decodes the inputs of some frames.
  ///
  /// A field of a variable table that does not end within its frame is absent there: empty, and no failure.
  ///
  /// - Parameters:
  ///   - block: The block.
  ///   - frames: Positions in `block.frames`, ascending; each frame must be at least as long as the
  ///     layout, one with a variable table as long as `leastByteCount`.
  /// - Returns: The batch, row `i` being frame `frames[i]`, and every user-defined code in it.
  /// - Complexity: O(bytes of the fields read); some allocations a column, none a value.
  public func read(_ block: SourceBlock, frames: [UInt32]) -> ReadBlock {
    let bases = frameBases(block, frames)
    let byteCounts = byteCounts(block, frames)
    let counts = counts(block, bases)
    var columns: [Column] = []
    var failures: [DecodeFailure] = []
    var identified: [[UInt32]] = []
    var uses: [UserDefinedUse] = []
    columns.reserveCapacity(plans.count)
    identified.reserveCapacity(plans.count)
    for (input, plan) in plans.enumerated() {
      var notes = DecodingNotes()
      if let present = present(plan, bases, byteCounts, counts, block) {
        columns.append(present.spread(column(plan, block, present.picked(bases), &notes)))
        notes = present.spread(notes)
      } else {
        columns.append(column(plan, block, bases, &notes))
      }
      identified.append(notes.identified)
      for failure in notes.failures { failures.append(DecodeFailure(failure, input: input)) }
      if plan.reportsUses {
        for use in notes.uses {
          uses.append(
            UserDefinedUse(
              code: use.code, input: UInt32(input), row: use.row, byteOffset: use.byteOffset, isDecided: use.isDecided))
        }
      }
    }
    if plans.count > 1 {
      failures.sort { ($0.row, $0.input) < ($1.row, $1.input) }
      uses.sort { ($0.row, $0.input, $0.byteOffset) < ($1.row, $1.input, $1.byteOffset) }
    }
    return ReadBlock(
      batch: SourceBatch(
        frames: frames, firstRecordIndex: block.firstRecordIndex, columns: columns, failures: failures,
        identified: identified),
      userDefined: uses)
  }

  private func column(
    _ plan: ColumnPlan, _ block: SourceBlock, _ starts: [Int], _ notes: inout DecodingNotes
  ) -> Column {
    if let number = plan.number {
      return number.decodeColumn(block.bytes, starts: starts, offset: plan.offset, notes: &notes)
    }
    let column = codecs[plan.codec].decodeColumn(
      block.bytes, starts: starts, offset: plan.offset, byteCount: plan.byteCount, isDoubleByte: plan.isDoubleByte,
      removing: plan.isTrimmed && !plan.isJustified ? padding : nil, notes: &notes)
    guard plan.isTrimmed, plan.isJustified else { return column }
    return column.withoutLeading(padding.scalarBytes(isDoubleByte: plan.isDoubleByte))
  }

  /// Whether texts, encoded and padded, are exactly the bytes that stand in a field.
  ///
  /// Characters are written with the table's preferred codes and an injective identification, then filled up with the
  /// declared padding; numbers with their preferred sign and zeros on the left. Whatever else stands in the bytes
  /// (a second code of the same character, another padding, a sign that is read but not written) does not match. Where
  /// a record ends before the field, an empty text matches and no other.
  ///
  /// - Parameters:
  ///   - input: The index of the input.
  ///   - restored: One text for each row of `places`: what the field must have held.
  ///   - absentText: What it must have held where that text is empty.
  ///   - places: What `places` gave for rows of `block`.
  ///   - block: The block.
  /// - Returns: One answer for each row of `places`.
  /// - Complexity: O(rows × length of the field); does not allocate per value.
  public func matches(
    input: Int, restored: Column, absentText: [UInt8] = [], places: RecordPlaces, block: SourceBlock
  ) -> [Bool] {
    precondition(restored.count == places.starts.count, "a text for each row")
    let plan = plans[input]
    guard let present = present(plan, places.starts, places.byteCounts, places.counts, block) else {
      return matches(plan, restored, absentText, places.starts, block)
    }
    let answers = matches(plan, present.picked(restored), absentText, present.picked(places.starts), block)
    return present.spread(answers, over: (0..<restored.count).map { restored.isEmpty($0) })
  }

  private func matches(
    _ plan: ColumnPlan, _ restored: Column, _ absentText: [UInt8], _ starts: [Int], _ block: SourceBlock
  ) -> [Bool] {
    if let number = plan.number {
      return number.matches(restored, absentText: absentText, block.bytes, starts: starts, offset: plan.offset)
    }
    if plan.isJustified {
      return starts.indices.map { row in
        let text = restored.isEmpty(row) ? absentText : Array(restored.bytes[restored.range(row)])
        let written = layout.fields[plan.field].bytes(
          of: String(decoding: text, as: UTF8.self), table: codecs[0].table, padding: padding, signs: nil)
        let start = starts[row] + plan.offset
        return written.map { $0.elementsEqual(block.bytes[start..<start + plan.byteCount]) } ?? false
      }
    }
    return codecs[plan.codec].matches(
      restored, absentText: absentText, block.bytes, starts: starts, offset: plan.offset, byteCount: plan.byteCount,
      isDoubleByte: plan.isDoubleByte, padding: padding)
  }

  /// Where some rows of a batch stand in its block.
  ///
  /// - Parameters:
  ///   - rows: Rows of `batch`.
  ///   - batch: The batch that `read` gave for `block`.
  /// - Complexity: O(`rows`).
  public func places(rows: [UInt32], batch: SourceBatch, block: SourceBlock) -> RecordPlaces {
    let frames = block.frames.span
    let positions = batch.frames.span
    let starts = [Int](capacity: rows.count) { starts in
      for row in rows { starts.append(Int(frames[Int(positions[Int(row)])].offset)) }
    }
    return RecordPlaces(
      starts: starts, counts: counts(block, starts),
      byteCounts: byteCounts(block, layout.variableTable == nil ? [] : rows.map { batch.frames[Int($0)] }))
  }

  /// Why a text of characters does not match its field: the first code there that the table reads but does not write,
  /// the code it writes instead, and the character both stand for; `nil` where something else is the reason.
  ///
  /// - Parameters:
  ///   - input: The index of an input of characters.
  ///   - text: The text that `matches` found different.
  ///   - row: Its row of `batch`.
  /// - Complexity: O(length of the field).
  public func mergedCodes(
    input: Int, text: String, row: UInt32, batch: SourceBatch, block: SourceBlock
  ) -> MergedCodes? {
    let plan = plans[input]
    guard plan.number == nil else { return nil }
    let frame = block.frames[Int(batch.frames[Int(row)])]
    guard plan.offset + plan.byteCount <= Int(frame.byteCount) else { return nil }
    let start = Int(frame.offset) + plan.offset
    return MergedCodes.first(
      of: text, in: Array(block.bytes[start..<(start + plan.byteCount)]), table: codecs[plan.codec].table,
      isDoubleByte: plan.isDoubleByte)
  }

  /// What has to be kept beside a text so that it gives the field's bytes back, where `matches` found that alone it does
  /// not: kinds of shift codes, needless runs and other padding of characters, the form of a number's sign; `nil` where
  /// something else is the reason.
  ///
  /// - Parameters: As for `mergedCodes`.
  /// - Returns: A skeleton without any character (`CharacterCodec.skeleton`) or the sign's form (`NumberSign`), proved to
  ///   give the bytes back.
  /// - Complexity: O(length of the field).
  public func skeleton(input: Int, text: String, row: UInt32, batch: SourceBatch, block: SourceBlock) -> String? {
    let plan = plans[input]
    let frame = block.frames[Int(batch.frames[Int(row)])]
    guard plan.offset + plan.byteCount <= Int(frame.byteCount) else { return nil }
    let start = Int(frame.offset) + plan.offset
    if let number = plan.number {
      let digits = Array(text.utf8)
      return number.unpreferredSign(digits.span, digits.indices, block.bytes.span, at: start).map {
        "sign \($0.rawValue)"
      }
    }
    return codecs[plan.codec].skeleton(
      of: Array(block.bytes[start..<(start + plan.byteCount)]), text: Array(text.utf8),
      isDoubleByte: plan.isDoubleByte)
  }

  /// The records that have a field, or `nil` where all do.
  private func present(
    _ plan: ColumnPlan, _ starts: [Int], _ byteCounts: [Int], _ counts: [[Int]], _ block: SourceBlock
  ) -> PresentRows? {
    guard let absentByte = plan.absentByte else {
      if plan.mayBeAbsent { return PresentRows(end: plan.offset + plan.byteCount, byteCounts: byteCounts) }
      guard !plan.occurrences.isEmpty else { return nil }
      return PresentRows(of: counts) { counts in plan.occurrences.allSatisfy { $0.number <= counts[$0.table] } }
    }
    return PresentRows(of: Array(starts.indices)) { row in
      let start = starts[row] + plan.offset
      let isThere =
        plan.mayBeAbsent
        ? plan.offset + plan.byteCount <= byteCounts[row]
        : plan.occurrences.allSatisfy { $0.number <= counts[row][$0.table] }
      return isThere && !block.bytes[start..<start + plan.byteCount].allSatisfy { $0 == absentByte }
    }
  }

  /// The numbers of occurrences in each of some records: one for each variable table, 0 where a field holds none.
  private func counts(_ block: SourceBlock, _ starts: [Int]) -> [[Int]] {
    guard !counters.isEmpty else { return [] }
    let bytes = block.bytes.span
    return starts.map { start in
      counters.map { counter in
        guard case .number(let digits, _) = counter.number.read(bytes, at: start + counter.offset) else { return 0 }
        return Int(clamping: digits.coefficient)
      }
    }
  }

  private func frameBases(_ block: SourceBlock, _ frames: [UInt32]) -> [Int] {
    var bases: [Int] = []
    bases.reserveCapacity(frames.count)
    for position in frames {
      let frame = block.frames[Int(position)]
      precondition(
        Int(frame.byteCount) >= (layout.variableTable == nil ? layout.byteCount : layout.leastByteCount),
        "only frames that hold the whole record are read")
      bases.append(Int(frame.offset))
    }
    return bases
  }

  /// The lengths of some frames; none for a layout whose records have one length.
  private func byteCounts(_ block: SourceBlock, _ frames: [UInt32]) -> [Int] {
    layout.variableTable == nil ? [] : frames.map { Int(block.frames[Int($0)].byteCount) }
  }
}

/// The records of some rows in their block, found once for all fields.
public struct RecordPlaces: Sendable {
  /// The first byte of each record in the block.
  let starts: [Int]
  /// The numbers of occurrences in each record, where it has room for others; else empty.
  let counts: [[Int]]
  /// The length of each record, where records differ in it; else empty.
  let byteCounts: [Int]
}

extension DecodeFailure {
  fileprivate init(_ noted: DecodingNotes.Failure, input: Int) {
    self.init(
      row: noted.row, input: UInt32(input), code: noted.failure.code, byteOffset: UInt32(noted.failure.byteOffset),
      bytes: noted.failure.bytes, byteCount: UInt8(noted.failure.byteCount))
  }
}
