public import Records

/// `full-width`: half-width kana, digits, letters and marks to full-width ones.
///
/// Meaning: ASCII U+0021–U+007E becomes U+FF01–U+FF5E, the space U+3000, the katakana and marks of JIS X 0201
/// (U+FF61–U+FF9F) become those of JIS X 0208; a voiced or semi-voiced mark joins the kana before it where that
/// letter exists, and is ゛ (U+309B) or ゜ (U+309C) where it stands alone. Nothing else is touched.
/// Examples: `ﾔﾏﾀﾞ ﾀﾛｳ` → `ヤマダ　タロウ`; `ｳﾞ` → `ヴ`; `A-1` → `Ａ－１`; `ﾞ` → `゛`; `山` fails.
/// Failure reasons: M504, where a character is none of these: a control character, or one that is full-width already.
/// Loss class: equivalent: no two accepted texts become one.
/// Inverse: the same table backwards, ガ to two half-width characters.
/// Source: JIS X 0201 and JIS X 0208; Unicode, Halfwidth and Fullwidth Forms.
public enum FullWidth {
  /// Converts every value. O(bytes).
  public static func apply(_ column: Column) -> StepResult {
    let source = column.bytes.span
    let table = KanaTable.fullWidth
    let letters = table.span
    var failures: [RowFinding] = []
    var ends: [UInt32] = []
    ends.reserveCapacity(column.count)
    var bytes: [UInt8] = []
    // An ASCII byte becomes three; kana of three bytes stay three.
    bytes.append(addingCapacity: column.bytes.count * 3) { out in
      for row in 0..<column.count {
        let start = out.count
        if !widen(source, column.range(row), letters, into: &out) {
          out.removeLast(out.count - start)
          failures.append(RowFinding(row: UInt32(row), code: .notConvertible))
        }
        ends.append(UInt32(truncatingIfNeeded: out.count))
      }
    }
    return StepResult(column: Column(bytes: bytes, ends: ends), failures: failures)
  }

  /// Gives the half-width text; a value with another character is not invertible. O(bytes).
  public static func restore(_ column: Column) -> StepInverse {
    let source = column.bytes.span
    let table = KanaTable.halfWidth
    let kana = table.span
    var lost: [UInt32] = []
    var ends: [UInt32] = []
    ends.reserveCapacity(column.count)
    var bytes: [UInt8] = []
    // Three bytes become at most six: a voiced kana is two half-width ones.
    bytes.append(addingCapacity: column.bytes.count * 2) { out in
      for row in 0..<column.count {
        let start = out.count
        if !narrow(source, column.range(row), kana, into: &out) {
          out.removeLast(out.count - start)
          lost.append(UInt32(row))
        }
        ends.append(UInt32(truncatingIfNeeded: out.count))
      }
    }
    return StepInverse(column: Column(bytes: bytes, ends: ends), notInvertible: lost)
  }

  private static func widen(
    _ text: Span<UInt8>, _ range: Range<Int>, _ letters: Span<UInt16>, into out: inout OutputSpan<UInt8>
  ) -> Bool {
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = text[at]
      if byte < 0x80 {
        guard byte >= 0x20, byte < 0x7F else { return false }
        append(byte == 0x20 ? 0x3000 : UInt16(byte) + 0xFEE0, to: &out)
        at += 1
        continue
      }
      let kana = KanaTable.halfWidthIndex(text, at, range.upperBound)
      guard kana >= 0 else { return false }
      at += 3
      let mark = KanaTable.halfWidthIndex(text, at, range.upperBound)
      let joined = mark >= KanaTable.voicedMark ? KanaTable.joined(letters[kana], mark) : 0
      if joined != 0 { at += 3 }
      append(joined != 0 ? joined : letters[kana], to: &out)
    }
    return true
  }

  private static func narrow(
    _ text: Span<UInt8>, _ range: Range<Int>, _ kana: Span<UInt16>, into out: inout OutputSpan<UInt8>
  ) -> Bool {
    var at = range.lowerBound
    while at < range.upperBound {
      // Every character of the results is one of three bytes, U+3000–U+30FF or U+FF01–U+FF5E.
      guard at + 3 <= range.upperBound, text[at] & 0xF0 == 0xE0 else { return false }
      let high = UInt32(text[at] & 0x0F) << 12
      let scalar = high | UInt32(text[at + 1] & 0x3F) << 6 | UInt32(text[at + 2] & 0x3F)
      at += 3
      if scalar == 0x3000 {
        out.append(0x20)
      } else if scalar >= 0xFF01, scalar <= 0xFF5E {
        out.append(UInt8(truncatingIfNeeded: scalar - 0xFEE0))
      } else if scalar >= 0x3000, scalar <= 0x30FF {
        let code = kana[Int(scalar - 0x3000)]
        guard code != 0 else { return false }
        append(0xFF61 + (code & 0xFF) - 1, to: &out)
        if code >> 8 != 0 { append(0xFF61 + (code >> 8) - 1, to: &out) }
      } else {
        return false
      }
    }
    return true
  }

  /// Appends a scalar from U+0800 to U+FFFF as its three bytes.
  private static func append(_ scalar: UInt16, to out: inout OutputSpan<UInt8>) {
    out.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
    out.append(UInt8(truncatingIfNeeded: 0x80 | (scalar >> 6 & 0x3F)))
    out.append(UInt8(truncatingIfNeeded: 0x80 | (scalar & 0x3F)))
  }
}
