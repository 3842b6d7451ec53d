// Finds the length of records in bytes that nothing separates, for messages alone: nothing is read by it.
//
// Bytes at the same place of two records are often equal: blanks, zeros, centuries, flags. So the share of unequal pairs is
// small at a distance of one record and of several, and larger at the distances beside. A run of equal bytes makes every
// small distance look good, but has no such dip.

/// How bytes repeat: a sample of a file, compared with itself some bytes further on.
struct RepeatingLength {
  /// The shortest distance that is looked at: below it fields repeat, not records.
  private static let shortest = 8
  /// How many records the sample has to hold at least.
  private static let fewestRecords = 4

  private let sample: ArraySlice<UInt8>

  /// Takes the first 64 KiB of some bytes.
  init(_ bytes: ArraySlice<UInt8>) { sample = bytes.prefix(1 << 16) }

  /// The length at which the bytes clearly repeat, better than at the declared one; `nil` where there is none.
  ///
  /// - Parameters:
  ///   - byteCount: A multiple of the length: how many bytes all records have.
  ///   - declared: The declared length, of which it is no multiple.
  /// - Complexity: O(divisors of `byteCount`) times 64 Ki.
  func find(dividing byteCount: Int, declared: Int) -> Int? {
    let longest = min(sample.count, byteCount) / Self.fewestRecords
    guard longest >= Self.shortest else { return nil }
    let atDeclared = unequal(at: declared)
    let candidates = (Self.shortest...longest).compactMap { length -> (length: Int, unequal: Double)? in
      guard byteCount.isMultiple(of: length), !length.isMultiple(of: declared) else { return nil }
      let here = unequal(at: length)
      guard here < 0.75 * atDeclared, here < 0.75 * min(unequal(at: length - 1), unequal(at: length + 1)) else {
        return nil
      }
      return (length, here)
    }
    guard let best = candidates.map(\.unequal).min() else { return nil }
    // Two records on, bytes repeat as well as one record on.
    return candidates.first { $0.unequal <= 1.15 * best }?.length
  }

  /// Whether every record of this length ends with these bytes.
  func ends(_ length: Int, with newline: [UInt8]) -> Bool {
    stride(from: sample.startIndex + length, through: sample.endIndex, by: length).allSatisfy { end in
      sample[..<end].suffix(newline.count).elementsEqual(newline)
    }
  }

  /// The share of bytes that are another one some bytes further on; 1 where there are none.
  private func unequal(at distance: Int) -> Double {
    guard distance < sample.count else { return 1 }
    let count = sample.count - distance
    let bytes = sample.span
    var unequal = 0
    for place in 0..<count where bytes[place] != bytes[place + distance] { unequal += 1 }
    return Double(unequal) / Double(count)
  }
}
