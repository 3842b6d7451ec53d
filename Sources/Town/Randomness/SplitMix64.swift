/// A small generator of numbers that are the same on every machine for the same seed.
///
/// SplitMix64: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014. Wrapping arithmetic is
/// its definition; nothing here comes from a clock.
struct SplitMix64 {
  private var state: UInt64

  /// Starts at a seed.
  init(seed: UInt64) {
    state = seed
  }

  /// Starts a stream of its own for one part of a town, so that no part depends on how much another one drew.
  init(seed: UInt64, stream: Stream, index: Int) {
    var mixer = SplitMix64(seed: seed ^ (stream.rawValue &* 0x9E37_79B9_7F4A_7C15))
    let first = mixer.next()
    self.init(seed: first ^ (UInt64(index) &* 0xD1B5_4A32_D192_ED03))
    _ = next()
  }

  /// The parts of a town that draw numbers of their own.
  enum Stream: UInt64 {
    case household = 1
    case nonResident = 2
    case assessment = 3
    case care = 4
    case childAllowance = 5
  }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to `bound − 1`; `bound` is above 0.
  mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "a number can only be drawn below a positive bound")
    return Int(next() % UInt64(bound))
  }

  /// A number in a closed range.
  mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// True in `perMille` of 1,000 cases.
  mutating func chance(_ perMille: Int) -> Bool {
    below(1000) < perMille
  }

  /// A position of a list that is not empty.
  mutating func position<Element>(in list: [Element]) -> Int {
    below(list.count)
  }
}
