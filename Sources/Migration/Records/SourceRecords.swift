internal import Evaluation
internal import Formats
internal import Language
public import Records

/// Reads a source's records one by one for people to look at: every field of every record, whatever the maps use.
public struct SourceRecords {
  /// One frame of the file.
  public struct Record: Sendable {
    /// The record in its file, from 0.
    public var index: Int
    /// The first byte in the file.
    public var byteOffset: Int
    /// The bytes without the newline.
    public var bytes: [UInt8]
    /// The name of the record type; `nil` where no condition holds.
    public var type: String?
    /// Why the frame itself is bad; `nil` when it has the declared length and a type.
    public var fault: FindingCode?
    /// The elementary fields in order; empty when `fault` is there.
    public var fields: [Field]
    /// Which cells of a row stand in quotation marks: `all`, or a digit 0 or 1 for each; `nil` where none does.
    public var quoted: String?
    /// All of the record's bytes with what frames it, as the file holds them.
    public var stored: [UInt8] = []
    /// Where they begin in the file.
    public var framedOffset = 0
    /// The same, where type and fields do not tell them.
    public var framed: [UInt8]?
  }

  /// One field's value.
  public struct Field: Sendable {
    /// The mapping name.
    public var name: String
    /// Its bytes in the record.
    public var range: Range<Int>
    /// Whether it is a number.
    public var isNumber: Bool
    /// The decoded value in UTF-8, characters without their padding.
    public var value: [UInt8]
    /// Why it could not be decoded.
    public var failure: DecodeFailure?
    /// Whether the value alone gives the bytes back.
    public var isRestorable: Bool
  }

  /// Reads records until `body` says no.
  ///
  /// - Parameters:
  ///   - loaded: A checked project.
  ///   - source: The source, by index.
  ///   - path: Another file of the same declaration; `nil` for the declared one.
  ///   - first: The first record wanted.
  ///   - body: Called for each record from there on; gives whether more are wanted.
  public static func read(
    _ loaded: LoadedProject, source: Int, path: String?, from first: Int, _ body: (Record) throws -> Bool
  ) throws {
    try read(loaded, source: source, path: path, from: first, near: nil, body)
  }

  /// The same, beginning with a block whose place is known.
  static func read(
    _ loaded: LoadedProject, source: Int, path: String?, from first: Int, near place: BlockSource.Place?,
    _ body: (Record) throws -> Bool
  ) throws {
    var plan = try RunPlanner.source(source, of: loaded)
    if let path { plan.paths = [path] }
    let decoder = try SourceDecoder(loaded, source: source)
    let image = RecordImage(plan, decoder)
    let mark = decoder.dialect.map { $0.hasMark ? $0.mark : [] } ?? []
    let readers = plan.types.map { type in
      // The row of headings holds words, whatever its columns are.
      let layout = type.role == .header && type.layout.isDelimited ? type.layout.ofHeadings : type.layout
      let inputs = layout.fields.filter { !$0.isGroup }.map { field in
        FieldInput(field: field.index, isTrimmed: field.usage.isText)
      }
      return decoder.reader(layout, inputs)
    }
    var blocks: BlockSource
    if let place, plan.isOnePlainFile {
      blocks = try BlockSource(plan, from: place)
    } else {
      blocks = try BlockSource(plan)
    }
    while let block = try blocks.next() {
      guard block.firstRecordIndex + block.frames.count > first else { continue }
      let types = plan.recordTypes(of: block)
      for frame in block.frames.indices where block.firstRecordIndex + frame >= first {
        let type = types[frame]
        var record = Record(
          index: block.firstRecordIndex + frame, byteOffset: block.fileOffset + Int(block.stored.frames[frame].offset),
          bytes: Array(block.content(frame)), type: type.map { plan.types[$0].name },
          fault: plan.fault(block, frame, type: type), fields: [])
        let framed = Array(block.stored.framed(frame))
        record.stored = framed
        record.framedOffset = record.byteOffset - Int(block.stored.frames[frame].headByteCount)
        if record.fault == nil, let type {
          record.fields = fields(readers[type], block, frame, decoder)
          record.quoted = image.quoted(block, frame)
          // A byte order mark before the first record is declared, and no part of it.
          let own = framed.starts(with: mark) && record.index == 0 ? Array(framed.dropFirst(mark.count)) : framed
          if image.bytes(of: record, type: type) != own { record.framed = own }
        } else {
          record.framed = framed
        }
        guard try body(record) else { return }
      }
    }
  }

  private static func fields(
    _ reader: FieldReader, _ block: SourceBlock, _ frame: Int, _ decoder: SourceDecoder
  ) -> [Field] {
    let batch = reader.read(block, frames: [UInt32(frame)]).batch
    let start = Int(block.frames[frame].offset)
    let layout = reader.layout
    return reader.inputs.enumerated().compactMap { position, input in
      let field = layout.fields[input.field]
      let column = batch.columns[position]
      // A record has not the occurrences that it ends before, or that its numbers leave out.
      guard let bytes = block.field(field, of: frame), reader.holds(field, batch, 0) else { return nil }
      let value = Array(column.bytes[column.range(0)])
      let failure = batch.failures.first { Int($0.input) == position }
      let text =
        field.usage.isDelimited ? (decoder.dialect ?? DelimitedDialect()).text(of: bytes) : Array(bytes)
      return Field(
        name: field.mappingName, range: (bytes.startIndex - start)..<(bytes.endIndex - start),
        isNumber: !field.usage.isText, value: value, failure: failure,
        isRestorable: failure == nil && decoder.image(of: value, in: field) == text)
    }
  }
}

extension FieldReader {
  /// Whether a record has an occurrence: its numbers of occurrences, read with the rest of it, do not leave it out. Where
  /// one table ends the record, the record's length alone tells.
  func holds(_ field: LayoutField, _ batch: SourceBatch, _ row: Int) -> Bool {
    guard layout.variableTable == nil else { return true }
    return field.occurrences.allSatisfy { occurrence in
      let counter = layout.variableTables[occurrence.table].counter
      let count = inputs.firstIndex { $0.field == counter }.flatMap { Int(batch.columns[$0].text(row)) } ?? 0
      return occurrence.number <= count
    }
  }
}

extension RecordLayout {
  /// The same columns, all of them text.
  var ofHeadings: RecordLayout {
    var layout = self
    for index in layout.fields.indices where layout.fields[index].usage.isDelimited {
      layout.fields[index].usage = .delimitedText
    }
    return layout
  }
}
