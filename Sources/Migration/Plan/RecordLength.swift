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

  /// Why a frame is no record of the type, or `nil`: it is too short or too long, or its length is not what its number of
  /// occurrences says.
  func fault(_ block: SourceBlock, _ index: Int) -> FindingCode? {
    let byteCount = Int(block.frames[index].byteCount)
    guard let table else {
      return byteCount == layout.byteCount ? nil : byteCount < layout.byteCount ? .shortRecord : .overlongRecord
    }
    guard byteCount >= layout.leastByteCount else { return .shortRecord }
    guard let counter, case .value(let number) = counter.amount(block, frame: index),
      let count = Int(number.description), count >= table.least, count <= table.most,
      byteCount == table.offset + count * table.occurrenceByteCount
    else { return .badOccurrenceCount }
    return nil
  }
}
