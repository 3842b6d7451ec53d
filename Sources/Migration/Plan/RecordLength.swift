internal import Formats
internal import Records

/// How long a record of one type has to be, where its file has records of many lengths.
struct RecordLength: Sendable {
  private let layout: RecordLayout
  private let table: VariableTable?
  private let counter: AmountField?

  init(_ layout: RecordLayout, _ decoder: SourceDecoder) {
    self.layout = layout
    table = layout.variableTable
    counter = table.flatMap { AmountField(layout.fields[$0.counter], of: layout, decoder) }
  }

  /// Why a frame is no record of the type, or `nil`: it is too short or too long, or says that it holds a number of
  /// occurrences that it cannot.
  func fault(_ block: SourceBlock, _ index: Int) -> FindingCode? {
    let byteCount = Int(block.frames[index].byteCount)
    guard let table else { return RecordLength.fault(byteCount, expected: layout.byteCount) }
    guard byteCount >= layout.leastByteCount else { return .shortRecord }
    guard let counter, case .value(let number) = counter.amount(block, frame: index),
      let count = Int(number.description), count >= table.least, count <= table.most
    else { return .badOccurrenceCount }
    return RecordLength.fault(byteCount, expected: table.offset + count * table.occurrenceByteCount)
  }

  private static func fault(_ byteCount: Int, expected: Int) -> FindingCode? {
    byteCount == expected ? nil : byteCount < expected ? .shortRecord : .overlongRecord
  }
}
