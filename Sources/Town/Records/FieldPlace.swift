/// Where a field stands in a record.
struct FieldPlace: Sendable, Hashable {
  /// The name in the copybook, with its subscript.
  let name: String
  /// Bytes before it.
  let offset: Int
  /// Its length in bytes.
  let byteCount: Int

  init(_ name: String, at offset: Int, count byteCount: Int) {
    self.name = name
    self.offset = offset
    self.byteCount = byteCount
  }

  /// The bytes it covers.
  var range: Range<Int> { offset..<(offset + byteCount) }
}
