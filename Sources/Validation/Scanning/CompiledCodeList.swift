import Records

/// A code list ready to be asked: codes of up to seven bytes as numbers, longer ones as bytes.
struct CompiledCodeList: Sendable {
  private var oneByte: [Bool] = Array(repeating: false, count: 256)
  private var singles: [UInt64] = []
  private var ranges: [(lower: UInt64, upper: UInt64)] = []
  private var long: Set<[UInt8]> = []

  init(_ list: CodeList) {
    for value in list.values {
      let code = Array(value.code.utf8)
      if let upper = value.upper {
        let end = Array(upper.utf8)
        ranges.append(
          (CompiledCodeList.number(code.span, 0, code.count), CompiledCodeList.number(end.span, 0, end.count)))
      } else if code.count == 1 {
        oneByte[Int(code[0])] = true
      } else if code.count <= 7 {
        singles.append(CompiledCodeList.number(code.span, 0, code.count))
      } else {
        long.insert(code)
      }
    }
    singles.sort()
  }

  /// Whether `bytes[start..<end]`, not empty, is a code of the list. O(log codes).
  func holds(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let count = end - start
    if count == 1, oneByte[Int(bytes[start])] { return true }
    if count > 7 { return holdsLong(bytes, start, end) }
    let number = CompiledCodeList.number(bytes, start, end)
    var low = 0
    var high = singles.count
    while low < high {
      let middle = (low + high) / 2
      if singles[middle] == number { return true }
      if singles[middle] < number { low = middle + 1 } else { high = middle }
    }
    if ranges.isEmpty { return false }
    for index in start..<end where bytes[index] < 0x30 || bytes[index] > 0x39 { return false }
    return ranges.contains { $0.lower <= number && number <= $0.upper }
  }

  private func holdsLong(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    if long.isEmpty { return false }
    var code: [UInt8] = []
    for index in start..<end { code.append(bytes[index]) }
    return long.contains(code)
  }

  /// The byte count in the highest byte, then the bytes: equal only for equal codes, in order for equal lengths.
  /// The pack's reader refuses ranges of more than seven digits, which would not fit.
  private static func number(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    var number: UInt64 = 0
    for index in start..<end { number = number << 8 | UInt64(bytes[index]) }
    return number & 0x00FF_FFFF_FFFF_FFFF | UInt64(end - start) << 56
  }
}
