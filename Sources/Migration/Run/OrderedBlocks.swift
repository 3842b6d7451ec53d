/// Runs work on blocks in parallel and hands the results on in the blocks' own order.
///
/// At most `width` blocks are in flight or waiting, so that memory stays flat; what is consumed does not depend on
/// `width`.
enum OrderedBlocks {
  /// - Parameters:
  ///   - width: How many blocks may be in flight, at least 1.
  ///   - next: Gives the next block, or `nil` at the end; called by one task alone.
  ///   - work: Done in parallel.
  ///   - consume: Called in the order of the blocks, by one task alone.
  static func run<Block: Sendable, Output: Sendable>(
    width: Int, next: () throws -> Block?, work: @escaping @Sendable (Block) throws -> Output,
    consume: (Output) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (index: Int, output: Output).self) { group in
      var waiting: [Int: Output] = [:]
      var started = 0
      var consumed = 0
      var isAtEnd = false
      while true {
        while !isAtEnd, started - consumed < max(1, width) {
          guard let block = try next() else {
            isAtEnd = true
            break
          }
          let index = started
          started += 1
          group.addTask { (index, try work(block)) }
        }
        guard let done = try await group.next() else { break }
        waiting[done.index] = done.output
        while let output = waiting.removeValue(forKey: consumed) {
          consumed += 1
          try consume(output)
        }
      }
    }
  }
}
