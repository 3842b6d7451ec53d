@testable import Town

extension RecordImage {
  /// A record of digits `0`: every number in it has a last digit to break.
  static func zeros(byteCount: Int) -> RecordImage {
    var image = RecordImage(byteCount: byteCount)
    image.put(digits: 0, in: FieldPlace("ALL", at: 0, count: byteCount))
    return image
  }
}
