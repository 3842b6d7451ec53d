// Scans that look at eight bytes at a time. Everything unsafe here reads inside a buffer whose bounds the caller has
// established once per value; the loads are unaligned and never reach past the range that is passed.

/// Eight equal bytes, for comparing words.
@inline(__always)
func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

/// The number of bytes left when every `fill` at the end is dropped.
///
/// `start` points at `count` readable bytes, and `before` bytes before it are readable too: a value shorter than a word
/// is looked at through the word that ends where it does. O(`count`), eight bytes a step.
@inline(__always)
func countWithoutTrailing(_ fill: UInt8, _ start: UnsafePointer<UInt8>, _ count: Int, before: Int) -> Int {
  var left = count
  let word = repeated(fill)
  while left > 0 {
    guard left + before >= 8 else {
      guard unsafe start[left - 1] == fill else { return left }
      left -= 1
      continue
    }
    // The load ends at the value's last byte and begins at a readable one. The last byte is the highest.
    let difference = unsafe UnsafeRawPointer(start + (left - 8)).loadUnaligned(as: UInt64.self) ^ word
    // What differs first may stand before the value: then nothing of it is left.
    if difference != 0 { return max(0, left - difference.leadingZeroBitCount / 8) }
    left -= 8
  }
  return 0
}

/// Whether a value is nothing but pairs of two bytes; an odd last byte makes it false, an empty value is true.
///
/// `start` points at `count` readable bytes.
@inline(__always)
func isOnlyPairs(_ lead: UInt8, _ trail: UInt8, _ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
  guard count & 1 == 0 else { return false }
  var position = 0
  while position < count {
    // Inside the value: `count` is even, so a pair is left.
    guard unsafe start[position] == lead, unsafe start[position + 1] == trail else { return false }
    position += 2
  }
  return true
}

/// Whether a byte is among others. Has no exit, so that the compiler does many bytes at a time.
@inline(__always)
func holds(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
  var found: UInt8 = 0
  for index in bytes.indices { found |= bytes[index] == byte ? 1 : 0 }
  return found != 0
}

/// The first place of a newline whose first byte stands in `range`, or `nil`.
///
/// A newline of two bytes may end one byte past the range; `bytes` must hold it.
func firstNewline(_ newline: [UInt8], in bytes: [UInt8], range: Range<Int>) -> Int? {
  let last = newline.count == 2 ? newline[1] : newline[0]
  let shift = newline.count - 1
  let span = bytes.span
  var position = range.lowerBound + shift
  let end = min(range.upperBound + shift, span.count)
  while position < end {
    if span[position] == last, shift == 0 || span[position - 1] == newline[0] { return position - shift }
    position += 1
  }
  return nil
}
