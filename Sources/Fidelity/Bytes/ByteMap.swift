public import Records

/// Which class each byte of a detail record belongs to, decided once per record type.
///
/// A byte that several descriptions cover (`REDEFINES`) takes the strongest class: mapped, kept, read for a decision,
/// filtered (only a map that leaves the record out would take it), ignored, filler. A byte of a storage area that has several descriptions, of which one is
/// used and does not reach this byte, is a redefinition shadow, whether the unused description is ignored with a reason
/// or not mentioned; what is left is unmapped and closes the gate.
public struct ByteMap: Sendable {
  /// One class for each byte of the record.
  public let classes: [ByteClass]
  /// For each elementary field of the layout, how many of its bytes it accounts for and their class; every byte is
  /// counted in one field alone, so that the lines sum to the record.
  public let fields: [(field: Int, byteClass: ByteClass, byteCount: Int)]

  /// Decides every byte of a record type.
  ///
  /// - Parameters:
  ///   - layout: The record.
  ///   - mapped: Fields that an item takes, by index; a group stands for its bytes.
  ///   - kept: Fields that go to a side file.
  ///   - deciding: Fields that tell the record type, or that a filter, a window or a protection reads.
  ///   - filtered: Fields that only maps take that leave the record out.
  ///   - ignored: Fields ignored with a reason.
  /// - Complexity: O(bytes × fields of the record); run once.
  public init(
    layout: RecordLayout, mapped: [Int], kept: [Int], deciding: [Int], filtered: [Int], ignored: [Int]
  ) {
    var owners = [Int](repeating: -1, count: layout.byteCount)
    var classes = [ByteClass?](repeating: nil, count: layout.byteCount)
    func claim(_ indexes: [Int], _ byteClass: ByteClass) {
      for index in indexes {
        let field = layout.fields[index]
        for byte in field.offset..<(field.offset + field.byteCount) where classes[byte] == nil {
          classes[byte] = byteClass
          owners[byte] = index
        }
      }
    }
    claim(mapped, .mapped)
    claim(kept, .kept)
    claim(deciding, .decision)
    claim(filtered, .filtered)
    let isUsed = classes.map { $0 != nil }
    let shared = ByteMap.sharedStorage(of: layout)
    let shadowed = ignored.filter { index in
      let field = layout.fields[index]
      return shared.contains { $0.contains(field.offset) && $0.contains { isUsed[$0] } }
    }
    claim(shadowed, .redefinitionShadow)
    claim(ignored, .ignored)
    let elementary = layout.fields.indices.filter { !layout.fields[$0].isGroup }
    claim(elementary.filter { layout.fields[$0].isFiller }, .filler)
    for index in elementary {
      let field = layout.fields[index]
      for byte in field.offset..<(field.offset + field.byteCount) where classes[byte] == nil {
        let area = shared.first { $0.contains(byte) }
        let hasUse = area.map { $0.contains { isUsed[$0] } } ?? false
        classes[byte] = hasUse ? .redefinitionShadow : .unmapped
        owners[byte] = index
      }
    }
    self.classes = classes.map { $0 ?? .unmapped }
    var fields: [(field: Int, byteClass: ByteClass, byteCount: Int)] = []
    for byte in 0..<layout.byteCount {
      let line = (field: max(owners[byte], 0), byteClass: self.classes[byte])
      if let last = fields.indices.last, fields[last].field == line.field, fields[last].byteClass == line.byteClass {
        fields[last].byteCount += 1
      } else {
        fields.append((line.field, line.byteClass, 1))
      }
    }
    self.fields = fields
  }

  /// Bytes of one record by class, in the order of `ByteClass.allCases`.
  public var counts: [Int] { counts(first: classes.count) }

  /// The same of a record of `byteCount` bytes, where a table at its end is shorter than the layout allows.
  func counts(first byteCount: Int) -> [Int] {
    ByteClass.allCases.map { byteClass in classes.prefix(byteCount).count { $0 == byteClass } }
  }

  /// Storage that more than one description covers.
  private static func sharedStorage(of layout: RecordLayout) -> [Range<Int>] {
    layout.fields.compactMap { field in
      guard let redefined = field.redefines else { return nil }
      let base = layout.fields[redefined]
      return base.offset..<(base.offset + max(base.byteCount, field.byteCount))
    }
  }
}
