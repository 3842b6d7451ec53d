internal import Records

extension Column {
  /// The same texts without a character as often as it stands at their beginning.
  func withoutLeading(_ character: [UInt8]) -> Column {
    var result = Column(reservingValues: count, bytes: bytes.count)
    for row in 0..<count {
      var range = range(row)
      while range.count >= character.count, bytes[range].starts(with: character) {
        range = range.lowerBound + character.count..<range.upperBound
      }
      result.bytes.append(contentsOf: bytes[range])
      result.endValue()
    }
    return result
  }
}
