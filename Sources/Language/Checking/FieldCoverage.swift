import Records

/// The account of one record type: which of its bytes maps take, keep or ignore.
///
/// A field is accounted for when all its bytes are: a `REDEFINES` needs only one of its descriptions. A FILLER is a
/// class of its own and needs nothing, but bytes that another description names are data, FILLER or not.
struct FieldCoverage {
  let layout: RecordLayout
  private var isCovered: [Bool]

  init(layout: RecordLayout) {
    self.layout = layout
    isCovered = Array(repeating: false, count: max(0, layout.byteCount))
  }

  /// Accounts for a field or a group with all below it.
  mutating func cover(_ field: Int) {
    let place = layout.fields[field]
    let end = min(place.offset + place.byteCount, isCovered.count)
    guard place.offset >= 0, place.offset < end else { return }
    for byte in place.offset..<end { isCovered[byte] = true }
  }

  /// The elementary fields with a name whose bytes are not all accounted for, in storage order.
  var open: [LayoutField] {
    layout.fields.filter { field in
      guard !field.isGroup, !field.isFiller, field.offset >= 0 else { return false }
      let end = min(field.offset + field.byteCount, isCovered.count)
      return field.offset < end && (field.offset..<end).contains { !isCovered[$0] }
    }
  }
}
