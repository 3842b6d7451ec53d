/// SipHash-2-4 with 128 bits of result, word by word.
///
/// Two rounds for each eight bytes and four at each end. Source: Aumasson and Bernstein, "SipHash: a fast short-input
/// PRF" (2012), and the 128-bit variant of the authors' reference implementation (`v1 ^= 0xee`, `v2 ^= 0xee`, then
/// `v1 ^= 0xdd`). Additions wrap by definition of the function.
struct SipHash128 {
  private var v0: UInt64
  private var v1: UInt64
  private var v2: UInt64
  private var v3: UInt64

  /// Starts with a key: its first and second eight bytes, each read as little-endian.
  @inline(__always)
  init(key0: UInt64, key1: UInt64) {
    v0 = 0x736f_6d65_7073_6575 ^ key0
    v1 = 0x646f_7261_6e64_6f6d ^ key1 ^ 0xee
    v2 = 0x6c79_6765_6e65_7261 ^ key0
    v3 = 0x7465_6462_7974_6573 ^ key1
  }

  /// Takes eight bytes, read as little-endian.
  @inline(__always)
  mutating func compress(_ word: UInt64) {
    v3 ^= word
    round()
    round()
    v0 ^= word
  }

  /// Takes the last word (the rest of the bytes, and the total count in the highest byte) and gives the two halves.
  @inline(__always)
  mutating func finish(_ last: UInt64) -> (first: UInt64, second: UInt64) {
    compress(last)
    v2 ^= 0xee
    round()
    round()
    round()
    round()
    let first = v0 ^ v1 ^ v2 ^ v3
    v1 ^= 0xdd
    round()
    round()
    round()
    round()
    return (first, v0 ^ v1 ^ v2 ^ v3)
  }

  @inline(__always)
  private mutating func round() {
    v0 = v0 &+ v1
    v2 = v2 &+ v3
    v1 = rotated(v1, 13) ^ v0
    v3 = rotated(v3, 16) ^ v2
    v0 = rotated(v0, 32)
    v2 = v2 &+ v1
    v0 = v0 &+ v3
    v1 = rotated(v1, 17) ^ v2
    v3 = rotated(v3, 21) ^ v0
    v2 = rotated(v2, 32)
  }

  @inline(__always)
  private func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 {
    word << count | word >> (64 &- count)
  }
}
