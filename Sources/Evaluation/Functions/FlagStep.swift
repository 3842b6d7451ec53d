public import Records

/// `flag "1", "0"`: true and false to texts.
///
/// Meaning: a condition becomes the code the standard gives it; both texts are written out, because polarities differ
/// (代表宛名フラグ is 0 when its own name is true).
/// Examples: `(旧.KBN == "1") | flag "1", "0"`: true → `1`, false → `0`.
/// Failure reasons: none.
/// Loss class: derived from a condition; no field is restored from it.
/// Inverse: none, since a condition does not give its fields back.
/// Source: the mapping.
public struct FlagStep: Sendable {
  private let whenTrue: [UInt8]
  private let whenFalse: [UInt8]

  /// Takes the two texts as UTF-8.
  public init(whenTrue: [UInt8], whenFalse: [UInt8]) {
    self.whenTrue = whenTrue
    self.whenFalse = whenFalse
  }

  /// One text for each row. O(rows).
  public func apply(_ values: [Bool]) -> Column {
    let holds = values.span
    let one = whenTrue.span
    let other = whenFalse.span
    var ends: [UInt32] = []
    let bytes = [UInt8](capacity: values.count * max(whenTrue.count, whenFalse.count)) { out in
      ends = [UInt32](capacity: values.count) { ends in
        for row in holds.indices {
          if holds[row] {
            for at in one.indices { out.append(one[at]) }
          } else {
            for at in other.indices { out.append(other[at]) }
          }
          ends.append(UInt32(truncatingIfNeeded: out.count))
        }
      }
    }
    return Column(bytes: bytes, ends: ends)
  }
}
