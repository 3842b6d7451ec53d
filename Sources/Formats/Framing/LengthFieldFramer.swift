// Cuts records whose length stands in a field of their own, at the same place in each.
//
// As with length words nothing marks a record's end: a length that no record can have loses the place for good, and what is
// left of the file is cut into bad frames. Example with a field `PIC 9(3)` at the record's start that counts the whole record:
// `007ABCD005XY` is two records, `007ABCD` and `005XY`.

public import Records

/// Frames one file of records that tell their lengths, fed with its chunks in order.
public struct LengthFieldFramer: GatheringFramer {
  private let form: LengthField
  var gathering: BlockGathering
  private var isLost = false

  /// Makes a framer for a file.
  ///
  /// - Parameters:
  ///   - form: The field that holds the length.
  ///   - blockByteCount: The length at which a block is closed.
  public init(_ form: LengthField, blockByteCount: Int = BlockGathering.blockByteCount) {
    self.form = form
    gathering = BlockGathering(blockByteCount: blockByteCount)
  }

  mutating func nextFrame(isLast: Bool) -> Frame? {
    let left = gathering.left
    guard left > 0 else { return nil }
    if isLost {
      guard isLast || left >= gathering.blockByteCount else { return nil }
      return gathering.frame(byteCount: min(left, gathering.blockByteCount), state: .badLengthWord)
    }
    guard left >= form.end else { return isLast ? gathering.frame(byteCount: left, state: .partial) : nil }
    guard let length = form.recordByteCount(gathering.bytes, at: gathering.cursor) else {
      isLost = true
      return nextFrame(isLast: isLast)
    }
    if left >= length { return gathering.frame(byteCount: length, state: .whole) }
    return isLast ? gathering.frame(byteCount: left, state: .partial) : nil
  }
}

/// A field that holds the length of its record.
public struct LengthField: Sendable {
  private let number: NumberField
  private let offset: Int
  private var isInclusive: Bool
  private let longest: Int

  /// Compiles a field; `nil` when it is no number.
  ///
  /// - Parameters:
  ///   - field: The field, at the same place in every record.
  ///   - isInclusive: Whether the number counts the whole record; otherwise what stands behind the field.
  ///   - longest: The length of the longest record there can be: a greater number is none.
  ///   - signs: The sign convention; must be there for a signed `DISPLAY` number.
  ///   - table: The character table of the file, which says what the bytes of digits are.
  public init?(
    _ field: LayoutField, isInclusive: Bool, longest: Int, signs: ZonedSign?, table: CharacterTable
  ) {
    guard field.usage.shape?.scale == 0, let number = NumberField(field, signs: signs, table: table) else { return nil }
    self.number = number
    self.isInclusive = isInclusive
    self.longest = longest
    offset = field.offset
  }

  /// The same field, read as counting the other of the two: all of its record, or what stands behind it.
  public var ofOtherScope: LengthField {
    var other = self
    other.isInclusive.toggle()
    return other
  }

  /// How many whole records follow one another from the start of some bytes, and whether nothing contradicts them.
  ///
  /// - Complexity: O(records).
  public func records(in bytes: [UInt8]) -> (count: Int, isConsistent: Bool) {
    var position = 0
    var count = 0
    while position + end <= bytes.count {
      guard let length = recordByteCount(bytes, at: position) else { return (count, false) }
      position += length
      if position <= bytes.count { count += 1 }
    }
    return (count, true)
  }

  /// Where the field ends in its record.
  var end: Int { offset + number.byteCount }

  /// The length of the record that begins at `start`, or `nil` where its field holds none.
  func recordByteCount(_ bytes: [UInt8], at start: Int) -> Int? {
    guard case .number(let digits, _) = number.read(bytes.span, at: start + offset) else { return nil }
    let value = digits.coefficient
    guard value >= 0, value <= Int128(longest) else { return nil }
    let length = Int(value) + (isInclusive ? 0 : end)
    return length >= end && length <= longest ? length : nil
  }
}
