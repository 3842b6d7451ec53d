// Reads columns of delimited text. The cells of one column are laid one behind another with a zero byte after each, and the
// whole of it is decoded, or compared, as if it were one value: no call a cell. No table has a second byte 00, so a zero
// never belongs to a character, and a cell that is cut off within one fails. Where anything is wrong or user-defined in a
// column (rare), its cells are looked at one by one, which also says in which row.
// Example: `男`, ``, `A` are 92 6A 00 00 41 00, and U+7537 U+0000 U+0000 A U+0000 when decoded.

public import Records

/// Reads chosen columns of delimited text and proves texts against the cells they came from.
///
/// Compiled once for a source; a value that threads share.
public struct DelimitedReader: Sendable {
  /// The layout of the rows.
  public let layout: RecordLayout
  /// The columns to read; the order of `SourceBatch.columns`.
  public let inputs: [FieldInput]
  private let table: CharacterTable
  private let codec: CharacterCodec
  private let dialect: DelimitedDialect

  /// Compiles the plan.
  ///
  /// - Parameters:
  ///   - layout: A delimited layout.
  ///   - inputs: Fields of the layout; whether they are trimmed is no matter, for a cell has no padding.
  ///   - table: The declared character table.
  ///   - identification: The identification of its user-defined codes.
  ///   - dialect: The declared marks of cells, in units of the table's text.
  public init(
    layout: RecordLayout, inputs: [FieldInput], table: CharacterTable, identification: IdentificationTable?,
    dialect: DelimitedDialect = DelimitedDialect()
  ) {
    self.dialect = dialect
    self.layout = layout
    self.inputs = inputs
    self.table = table
    codec = CharacterCodec(table: table, identification: identification)
  }

  /// Decodes the inputs of some rows.
  ///
  /// - Parameters:
  ///   - block: The block.
  ///   - frames: Positions in `block.frames`, ascending; each frame is whole.
  /// - Returns: The batch, row `i` being frame `frames[i]`, and every user-defined code in it.
  /// - Complexity: O(bytes of the columns read).
  public func read(_ block: SourceBlock, frames: [UInt32]) -> ReadBlock {
    var batch = SourceBatch(
      frames: frames, firstRecordIndex: block.firstRecordIndex, columns: [], failures: [], identified: [])
    var uses: [UserDefinedUse] = []
    var reported: Set<Int> = []
    for (number, input) in inputs.enumerated() {
      var notes = DecodingNotes()
      if case .delimitedNumber(let shape) = layout.fields[input.field].usage {
        batch.columns.append(numbers(of: input, in: block, frames, shape, &notes))
      } else if codec.form == .leadBytes {
        batch.columns.append(
          codec.decodeCells(
            block, frames: frames, column: layout.fields[input.field].offset, dialect: dialect, notes: &notes))
      } else if codec.form == .utf8,
        let column = copyUnicode(block, frames: frames, column: layout.fields[input.field].offset)
      {
        batch.columns.append(column)
      } else {
        batch.columns.append(texts(cells(of: input, in: block, frames), &notes))
      }
      batch.identified.append(notes.identified)
      for found in notes.failures {
        batch.failures.append(
          DecodeFailure(
            row: found.row, input: UInt32(number), code: found.failure.code,
            byteOffset: UInt32(found.failure.byteOffset), bytes: found.failure.bytes,
            byteCount: UInt8(found.failure.byteCount)))
      }
      guard reported.insert(input.field).inserted else { continue }
      for use in notes.uses {
        uses.append(
          UserDefinedUse(
            code: use.code, input: UInt32(number), row: use.row, byteOffset: use.byteOffset, isDecided: use.isDecided))
      }
    }
    batch.failures.sort { ($0.row, $0.input) < ($1.row, $1.input) }
    uses.sort { ($0.row, $0.input, $0.byteOffset) < ($1.row, $1.input, $1.byteOffset) }
    return ReadBlock(batch: batch, userDefined: uses)
  }

  /// Whether texts, encoded, are exactly what stands in the cells of a column.
  ///
  /// - Parameters:
  ///   - input: The index of the input.
  ///   - restored: One text for each of `frames`: what the cell must have held.
  ///   - absentText: What it must have held where that text is empty.
  ///   - frames: Positions in `block.frames`; each frame is whole.
  /// - Returns: One answer for each of `frames`. Which cells stand in quotation marks, and that inner ones are doubled, is
  ///   framing: doubled quotation marks count as one.
  public func matches(
    input: Int, restored: Column, absentText: [UInt8], frames: [Int], block: SourceBlock
  ) -> [Bool] {
    precondition(restored.count == frames.count, "a text for each row")
    guard restored.count > 0 else { return [] }
    let cells = cells(of: inputs[input], in: block, frames.map { UInt32($0) })
    guard dialect.width == 1 else {
      return (0..<restored.count).map { row in
        let text = restored.isEmpty(row) ? absentText : Array(restored.bytes[restored.range(row)])
        return areSame(
          Column(bytes: text + [0], ends: [UInt32(text.count + 1)]), cells.bytes[cells.range(row)] + [0, 0])
      }
    }
    var texts: [UInt8] = []
    texts.reserveCapacity(restored.bytes.count + restored.count)
    for row in 0..<restored.count {
      if restored.isEmpty(row) {
        texts += absentText
      } else {
        texts.append(contentsOf: restored.bytes[restored.range(row)])
      }
      texts.append(0)
    }
    // A text with a zero of its own could make up for one that a cell lacks: then only each by itself proves anything.
    if !holds(0, restored.bytes.span), !holds(0, absentText.span),
      areSame(Column(bytes: texts, ends: [UInt32(texts.count)]), cells.bytes[...])
    {
      return [Bool](repeating: true, count: restored.count)
    }
    return (0..<restored.count).map { row in
      let text = restored.isEmpty(row) ? absentText : Array(restored.bytes[restored.range(row)])
      // With the zero behind both, spaces at the end are compared like everything else.
      return areSame(
        Column(bytes: text + [0], ends: [UInt32(text.count + 1)]), cells.bytes[cells.range(row)] + [0])
    }
  }

  /// Why a text does not match its cell: the first code there that the table reads but does not write; `nil` where
  /// something else is the reason.
  public func mergedCodes(
    input: Int, text: String, row: UInt32, batch: SourceBatch, block: SourceBlock
  ) -> MergedCodes? {
    let cells = cells(of: inputs[input], in: block, [batch.frames[Int(row)]])
    guard layout.fields[inputs[input].field].usage == .delimitedText else { return nil }
    return MergedCodes.first(of: text, in: Array(cells.bytes.dropLast()), table: table)
  }

  private func areSame(_ texts: Column, _ bytes: ArraySlice<UInt8>) -> Bool {
    let raw = Array(bytes)
    return codec.matches(texts, raw, starts: [0], byteCount: raw.count, padding: .space)[0]
  }

  // MARK: - Cells

  /// The cells of a column, unescaped, with a zero byte after each.
  private struct Cells {
    var bytes: [UInt8] = []
    /// The end of each cell in `bytes`, before its zero.
    var ends: [Int] = []

    func range(_ row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1] + 1)..<ends[row] }
  }

  private func cells(of input: FieldInput, in block: SourceBlock, _ frames: [UInt32]) -> Cells {
    let column = layout.fields[input.field].offset
    var cells = Cells()
    cells.ends.reserveCapacity(frames.count)
    for frame in frames {
      let cell = block.cells[Int(frame) * block.columnCount + column]
      let raw = block.bytes[Int(cell.offset)..<Int(cell.offset + cell.byteCount)]
      if cell.hasDoubledQuotes { cells.bytes += dialect.text(of: raw) } else { cells.bytes += raw }
      cells.ends.append(cells.bytes.count)
      cells.bytes.append(0)
    }
    return cells
  }

  private func texts(_ cells: Cells, _ notes: inout DecodingNotes) -> Column {
    guard !cells.ends.isEmpty else { return Column() }
    guard dialect.width == 1 else { return oneByOne(cells, &notes) }
    let whole = codec.decodeColumn(
      cells.bytes, starts: [0], byteCount: cells.bytes.count, removing: nil, notes: &notes)
    if notes.failures.isEmpty, notes.uses.isEmpty, let column = DelimitedReader.split(whole.bytes, cells.ends.count) {
      return column
    }
    notes = DecodingNotes()
    return oneByOne(cells, &notes)
  }

  private func oneByOne(_ cells: Cells, _ notes: inout DecodingNotes) -> Column {
    var column = Column()
    for row in cells.ends.indices {
      var own = DecodingNotes()
      let text = codec.decodeColumn(
        Array(cells.bytes[cells.range(row)]), starts: [0], byteCount: cells.range(row).count, removing: nil,
        notes: &own)
      column.bytes += text.bytes
      column.endValue()
      let number = UInt32(truncatingIfNeeded: row)
      for failure in own.failures { notes.failures.append(.init(row: number, failure: failure.failure)) }
      for var use in own.uses {
        use.row = number
        notes.uses.append(use)
      }
      if !own.identified.isEmpty { notes.identified.append(number) }
    }
    return column
  }

  /// The values between zeros, or `nil` where a cell holds a zero of its own.
  private static func split(_ bytes: [UInt8], _ count: Int) -> Column? {
    var column = Column(reservingValues: count, bytes: bytes.count)
    var start = 0
    for (position, byte) in bytes.enumerated() where byte == 0 {
      column.bytes.append(contentsOf: bytes[start..<position])
      column.endValue()
      start = position + 1
    }
    return column.count == count ? column : nil
  }

  /// Numbers as canonical digits; an empty cell is absent.
  private func numbers(
    of input: FieldInput, in block: SourceBlock, _ frames: [UInt32], _ shape: NumberShape, _ notes: inout DecodingNotes
  ) -> Column {
    if shape.scale == 0, dialect.hasNumeralsOfASCII {
      var others: [Int] = []
      let column = copyNumbers(
        block, frames: frames, column: layout.fields[input.field].offset, isSigned: shape.isSigned,
        digits: shape.digits, others: &others)
      if others.isEmpty { return column }
    }
    let cells = cells(of: input, in: block, frames)
    var column = Column(reservingValues: cells.ends.count, bytes: cells.bytes.count)
    for row in cells.ends.indices {
      let range = cells.range(row)
      if !range.isEmpty {
        switch DelimitedNumber.read(cells.bytes[range], shape, dialect) {
        case .success(let number): column.bytes += number.description.utf8
        case .failure(let failure): notes.failures.append(.init(row: UInt32(row), failure: failure))
        }
      }
      column.endValue()
    }
    return column
  }
}

extension [UInt8] {
  /// The same bytes with two quotation marks for every one: how they stand in a cell.
  var withDoubledQuotes: [UInt8] { flatMap { $0 == 0x22 ? [$0, $0] : [$0] } }
}
