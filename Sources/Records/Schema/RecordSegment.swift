/// A stretch of a record's bytes that is there or not as a whole.
public struct RecordSegment: Sendable, Hashable {
  /// Where it begins when every occurrence is there.
  public var offset: Int
  /// Its length, at least 1.
  public var byteCount: Int
  /// The occurrences it belongs to; none for bytes that every record has.
  public var occurrences: [VariableOccurrence]

  /// The segments of a record, which cover it without gap or overlap.
  ///
  /// Bytes that several fields describe belong to the same occurrences in each of them: no redefinition crosses the end of
  /// an occurrence.
  ///
  /// - Complexity: O(`byteCount` + bytes of all elementary fields).
  public static func all(_ fields: [LayoutField], byteCount: Int) -> [RecordSegment] {
    var owners = [Int?](repeating: nil, count: byteCount)
    for field in fields where !field.isGroup {
      for byte in field.offset..<min(field.offset + field.byteCount, byteCount) where owners[byte] == nil {
        owners[byte] = field.index
      }
    }
    var segments: [RecordSegment] = []
    for byte in 0..<byteCount {
      let occurrences = owners[byte].map { fields[$0].occurrences } ?? []
      if let last = segments.last, last.occurrences == occurrences {
        segments[segments.count - 1].byteCount += 1
      } else {
        segments.append(RecordSegment(offset: byte, byteCount: 1, occurrences: occurrences))
      }
    }
    return segments
  }
}
