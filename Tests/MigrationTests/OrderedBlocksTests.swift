import Testing

@testable import Migration

struct OrderedBlocksTests {
  @Test(arguments: [1, 2, 3, 8, 100])
  func `outputs are consumed in the order of the blocks, whatever takes longest`(width: Int) async throws {
    var given = 0
    var consumed: [Int] = []
    try await OrderedBlocks.run(
      width: width,
      next: {
        defer { given += 1 }
        return given < 60 ? given : nil
      },
      work: { block in
        // Every third block takes much longer than its neighbours.
        var sum = 0
        for step in 0..<(block % 3 == 0 ? 20_000 : 10) { sum &+= step }
        return block + (sum == -1 ? 1 : 0)
      },
      consume: { consumed.append($0) })
    #expect(consumed == Array(0..<60))
  }

  @Test func `no more blocks are taken than the width allows`() async throws {
    var taken = 0
    var done = 0
    var most = 0
    try await OrderedBlocks.run(
      width: 3,
      next: {
        taken += 1
        most = max(most, taken - done)
        return taken <= 40 ? taken : nil
      },
      work: { $0 }, consume: { _ in done += 1 })
    #expect(most <= 4)
    #expect(done == 40)
  }

  struct Broken: Error {}

  @Test func `an error ends the work and is thrown`() async {
    var given = 0
    await #expect(throws: Broken.self) {
      try await OrderedBlocks.run(
        width: 2,
        next: {
          given += 1
          return given < 1000 ? given : nil
        },
        work: { block in
          if block == 5 { throw Broken() }
          return block
        }, consume: { (_: Int) in })
    }
    #expect(given < 1000)
  }
}
