internal import Evaluation
internal import Language
internal import Platform
internal import Records

/// A window compiled: which columns make its key, and how its orders become one number.
///
/// The orders are digits of one mixed-radix number, the first the most significant: an order of `d` digits counts in
/// base 10^d + 1, where 0 is "absent" and comes before every number; a signed one in base 2 × 10^d.
/// Orders (3, 12) of two digits each become (3 + 1) × 101 + (12 + 1) = 417.
public struct WindowPlan: Sendable {
  /// The inputs whose texts make the key; compared as bytes.
  let keys: [Int]
  let orders: [Order]

  struct Order: Sendable {
    /// The input.
    var input: Int
    /// The base it counts in.
    var base: UInt64
    /// What is added to a number so that the smallest becomes 1.
    var offset: Int64
  }

  /// Compiles a window.
  ///
  /// - Parameters:
  ///   - window: Its fields; the checker holds its orders to 18 digits together.
  ///   - layout: The record's layout.
  ///   - inputs: Takes the values it needs.
  init(_ window: WindowDefinition, layout: RecordLayout, inputs: inout FieldInputs) {
    keys = window.keys.map { inputs.index(of: FieldInput(field: $0, isTrimmed: false)) }
    var capacity: UInt64 = 1
    orders = window.orders.map { field in
      let (digits, isSigned) = WindowPlan.shape(layout.fields[field])
      let power = (0..<digits).reduce(Int64(1)) { product, _ in product * 10 }
      let base = isSigned ? UInt64(power) * 2 : UInt64(power) + 1
      let (product, isOver) = capacity.multipliedReportingOverflow(by: base)
      precondition(!isOver, "the orders of a window are at most 18 digits, four of them signed")
      capacity = product
      return Order(
        input: inputs.index(of: FieldInput(field: field, isTrimmed: false)), base: base,
        offset: isSigned ? power : 1)
    }
  }

  /// All inputs it reads.
  var inputs: [Int] { keys + orders.map(\.input) }

  /// The entries of some rows, in order; the orders are ranked a column at a time.
  func entries(_ batch: SourceBatch, taking takesPart: [Bool]) -> [PartitionEntry] {
    var payloads = [UInt64](repeating: 0, count: batch.count)
    for order in orders {
      let column = batch.columns[order.input]
      let bytes = column.bytes.span
      for row in payloads.indices where takesPart[row] {
        payloads[row] = payloads[row] * order.base + WindowPlan.rank(bytes, column.range(row), order)
      }
    }
    let columns = keys.map { batch.columns[$0] }
    var entries: [PartitionEntry] = []
    entries.reserveCapacity(batch.count)
    for row in payloads.indices where takesPart[row] {
      var hasher = KeyHasher()
      for index in columns.indices { hasher.combine(columns[index].bytes, columns[index].range(row)) }
      entries.append(PartitionEntry(key: hasher.finish(), record: batch.recordIndex(row), payload: payloads[row]))
    }
    return entries
  }

  /// The digits of a number's own text, with the point left out; 0 for an absent one.
  private static func rank(_ bytes: Span<UInt8>, _ range: Range<Int>, _ order: Order) -> UInt64 {
    if range.isEmpty { return 0 }
    var magnitude: Int64 = 0
    for at in range where bytes[at] >= 0x30 && bytes[at] <= 0x39 {
      magnitude = magnitude * 10 + Int64(bytes[at] - 0x30)
    }
    let number = bytes[range.lowerBound] == 0x2D ? -magnitude : magnitude
    return UInt64(clamping: number + order.offset)
  }

  private static func shape(_ field: LayoutField) -> (digits: Int, isSigned: Bool) {
    guard let shape = field.usage.shape else {
      preconditionFailure("the checker lets only numbers order a window")
    }
    return (max(shape.digits, shape.wholeDigits), shape.isSigned)
  }
}
