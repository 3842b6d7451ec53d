public import Records

/// Reads chosen fields of records in whatever form their source has: at places in the record, or in columns of text.
public enum FieldReader: Sendable {
  /// Fields at places in the record.
  case positional(RecordReader)
  /// Columns of delimited text.
  case delimited(DelimitedReader)

  /// The fields to read; the order of `SourceBatch.columns`.
  public var inputs: [FieldInput] {
    switch self {
    case .positional(let reader): reader.inputs
    case .delimited(let reader): reader.inputs
    }
  }

  /// The layout of the records.
  public var layout: RecordLayout {
    switch self {
    case .positional(let reader): reader.layout
    case .delimited(let reader): reader.layout
    }
  }

  /// Decodes the inputs of some frames; as `RecordReader.read` and `DelimitedReader.read`.
  public func read(_ block: SourceBlock, frames: [UInt32]) -> ReadBlock {
    switch self {
    case .positional(let reader): reader.read(block, frames: frames)
    case .delimited(let reader): reader.read(block, frames: frames)
    }
  }

  /// Some rows of a batch in their block, found once for all fields.
  public enum Places: Sendable {
    /// Where their records begin.
    case positional(RecordPlaces)
    /// Their frames.
    case delimited([Int])
  }

  /// Where some rows of the batch that `read` gave for `block` stand. O(`rows`).
  public func places(rows: [UInt32], batch: SourceBatch, block: SourceBlock) -> Places {
    switch self {
    case .positional(let reader): .positional(reader.places(rows: rows, batch: batch, block: block))
    case .delimited: .delimited(rows.map { Int(batch.frames[Int($0)]) })
    }
  }

  /// Whether texts, encoded, are exactly what stands in a field; as `RecordReader.matches`.
  public func matches(
    input: Int, restored: Column, absentText: [UInt8], places: Places, block: SourceBlock
  ) -> [Bool] {
    switch (self, places) {
    case (.positional(let reader), .positional(let places)):
      reader.matches(input: input, restored: restored, absentText: absentText, places: places, block: block)
    case (.delimited(let reader), .delimited(let frames)):
      reader.matches(input: input, restored: restored, absentText: absentText, frames: frames, block: block)
    case (.positional, .delimited), (.delimited, .positional):
      preconditionFailure("places come from the reader that uses them")
    }
  }

  /// What has to be kept beside a text so that it gives its field's bytes back; as `RecordReader.skeleton`. The cells of
  /// delimited text have no padding, and its tables no shift codes.
  public func skeleton(input: Int, text: String, row: UInt32, batch: SourceBatch, block: SourceBlock) -> String? {
    switch self {
    case .positional(let reader):
      reader.skeleton(input: input, text: text, row: row, batch: batch, block: block)
    case .delimited: nil
    }
  }

  /// Why a text of characters does not match its field; as `RecordReader.mergedCodes`.
  public func mergedCodes(
    input: Int, text: String, row: UInt32, batch: SourceBatch, block: SourceBlock
  ) -> MergedCodes? {
    switch self {
    case .positional(let reader):
      reader.mergedCodes(input: input, text: text, row: row, batch: batch, block: block)
    case .delimited(let reader):
      reader.mergedCodes(input: input, text: text, row: row, batch: batch, block: block)
    }
  }
}
