/// What is wrong with one value or record, by position only: a finding never holds a person's value.
public struct Finding: Sendable, Hashable {
  /// What is wrong.
  public var code: FindingCode
  /// The record in its file, from 0.
  public var recordIndex: Int
  /// The source field (index in its layout), when one is meant.
  public var field: Int32?
  /// The byte in the field, from 0, when one is meant.
  public var byteOffset: UInt32?
  /// The offending bytes, first byte highest; `byteCount` of them count.
  public var bytes: UInt32
  /// How many bytes of `bytes` count, 0 to 4.
  public var byteCount: UInt8
  /// The item of the group, when one is meant.
  public var item: Int32?
  /// The rule of the pack or project that was not met (index in the run's rule list), when one is meant.
  public var rule: Int32?
  /// The record that this one contradicts (the other of two duplicates), when there is one.
  public var otherRecordIndex: Int?

  /// Makes a finding.
  public init(
    _ code: FindingCode, recordIndex: Int, field: Int32? = nil, byteOffset: UInt32? = nil, bytes: UInt32 = 0,
    byteCount: UInt8 = 0, item: Int32? = nil, rule: Int32? = nil, otherRecordIndex: Int? = nil
  ) {
    self.code = code
    self.recordIndex = recordIndex
    self.field = field
    self.byteOffset = byteOffset
    self.bytes = bytes
    self.byteCount = byteCount
    self.item = item
    self.rule = rule
    self.otherRecordIndex = otherRecordIndex
  }

  /// The offending bytes in hexadecimal, upper case, two digits a byte; empty when none.
  public var bytesInHexadecimal: String {
    var text = ""
    for position in (0..<Int(byteCount)).reversed() {
      let byte = UInt8(truncatingIfNeeded: bytes >> UInt32(position * 8))
      let digits = String(byte, radix: 16, uppercase: true)
      text += digits.utf8.count == 1 ? "0" + digits : digits
    }
    return text
  }
}
