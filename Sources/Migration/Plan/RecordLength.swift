internal import Formats
internal import Language
internal import Records

/// How long a record of one type has to be, where its file or the record itself tells.
struct RecordLength: Sendable {
  private let layout: RecordLayout
  /// The table at the record's end.
  private let table: VariableTable?
  private let counters: [AmountField]
  /// Whether records are expanded, and then which length is wrong where one could not be.
  private let isExpanded: Bool
  /// Whether the file's framing gives every record the length of the layout.
  private let isFixed: Bool

  /// `nil` where every record that is whole has its length: rows, and records of one length without variable tables.
  init?(_ layout: RecordLayout, _ decoder: SourceDecoder) {
    switch decoder.declaration.records.value {
    case .delimited: return nil
    case .fixed(_, _, let first, let last):
      guard first != nil || last != nil || !layout.variableTables.isEmpty else { return nil }
      isFixed = first == nil && last == nil
    case .variable, .lines, .counted: isFixed = false
    }
    self.layout = layout
    table = layout.variableTable
    isExpanded = decoder.expansions([layout]).first.map { $0 != nil } ?? false
    counters = layout.variableTables.compactMap {
      AmountField(layout.fields[$0.counter], of: layout, decoder)
    }
  }

  /// Why a frame is no record of the type, or `nil`: it is too short or too long, or its length is not what its numbers of
  /// occurrences say.
  func fault(_ block: SourceBlock, _ index: Int) -> FindingCode? {
    if isExpanded {
      if block.isExpanded(index) { return nil }
      let byteCount = Int(block.stored.frames[index].byteCount)
      return byteCount < layout.leastByteCount && layout.isShifted
        ? .shortRecord : byteCount > layout.byteCount ? .overlongRecord : .badOccurrenceCount
    }
    let byteCount = Int(block.frames[index].byteCount)
    guard let table else {
      guard isFixed || byteCount == layout.byteCount else {
        return byteCount < layout.byteCount ? .shortRecord : .overlongRecord
      }
      let isCounted = zip(layout.variableTables, counters).allSatisfy { table, counter in
        count(counter, block, index).map { $0 >= table.least && $0 <= table.most } ?? false
      }
      return isCounted ? nil : .badOccurrenceCount
    }
    guard byteCount >= layout.leastByteCount else { return .shortRecord }
    guard let counter = counters.first, let count = count(counter, block, index), count >= table.least,
      count <= table.most, byteCount == table.offset + count * table.occurrenceByteCount
    else { return .badOccurrenceCount }
    return nil
  }

  /// The numbers of occurrences of a record's variable tables, 0 where a field holds none.
  func occurrences(_ block: SourceBlock, _ index: Int) -> [Int] {
    counters.map { count($0, block, index) ?? 0 }
  }

  private func count(_ counter: AmountField, _ block: SourceBlock, _ index: Int) -> Int? {
    guard case .value(let number) = counter.amount(block, frame: index) else { return nil }
    return Int(number.description)
  }
}
