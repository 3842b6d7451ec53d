import Testing

@testable import Town

struct SplitMix64Tests {
  // Expected: the outputs of the reference implementation (Vigna, splitmix64.c) for seed 1234567, as published at
  // rosettacode.org, "Pseudo-random numbers/Splitmix64".
  @Test func `the numbers are those of the reference implementation`() {
    var random = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
      16_408_922_859_458_223_821,
    ]
    for number in expected { #expect(random.next() == number) }
  }

  @Test func `streams of one seed differ by part and by index`() {
    var first = SplitMix64(seed: 1, stream: .household, index: 0)
    var second = SplitMix64(seed: 1, stream: .household, index: 1)
    var third = SplitMix64(seed: 1, stream: .nonResident, index: 0)
    let numbers = [first.next(), second.next(), third.next()]
    #expect(Set(numbers).count == 3)
  }

  @Test func `a number in a range reaches both ends and nothing beyond`() {
    var random = SplitMix64(seed: 5)
    var seen: Set<Int> = []
    for _ in 0..<200 { seen.insert(random.number(in: -1...2)) }
    #expect(seen == [-1, 0, 1, 2])
  }
}
