public import Records

// Of most items the states follow from the values: those that are there have one state, the others are absent. No list
// of states is made for them, and they are counted from the ends of the values alone.

/// The states of all rows of an item.
public struct RestorationStates: Sendable {
  private enum Storage: Sendable {
    /// One state for every value that is there, `absent` for the others.
    case byPresence(Column, RestorationState)
    case same(RestorationState, count: Int)
    case each([RestorationState])
  }

  private let storage: Storage

  /// One state for each row.
  public init(_ states: [RestorationState]) { storage = .each(states) }

  /// One state for every value that is there, `absent` for the others.
  public init(of values: Column, present: RestorationState) { storage = .byPresence(values, present) }

  /// The same state for every row.
  public init(repeating state: RestorationState, count: Int) { storage = .same(state, count: count) }

  /// The number of rows.
  public var count: Int {
    switch storage {
    case .byPresence(let values, _): values.count
    case .same(_, let count): count
    case .each(let states): states.count
    }
  }

  /// The state of a row.
  public subscript(row: Int) -> RestorationState {
    switch storage {
    case .byPresence(let values, let present): values.isEmpty(row) ? .absent : present
    case .same(let state, _): state
    case .each(let states): states[row]
    }
  }

  /// The states one by one. O(rows).
  public var all: [RestorationState] { (0..<count).map { self[$0] } }

  /// How many rows have each state.
  ///
  /// - Parameter matches: Whether each row's text is what the field holds; `nil` where no field is compared, and every
  ///   row then counts as matching.
  /// - Complexity: O(rows).
  public func counts(matches: [Bool]?) -> RestorationCounts {
    precondition(matches.map { $0.count == count } ?? true, "every state needs its match")
    var counts = RestorationCounts()
    switch storage {
    case .same(let state, let count):
      let matching = matches.map { RestorationStates.matching($0.span) } ?? count
      counts.add(matching, state, isMatch: true)
      counts.add(count - matching, state, isMatch: false)
    case .byPresence(let values, let present):
      // No branch, so that the compiler does many rows at a time.
      let ends = values.ends.span
      var start: UInt32 = 0
      var absent = 0
      for row in ends.indices {
        absent &+= ends[row] == start ? 1 : 0
        start = ends[row]
      }
      let matching = matches.map { RestorationStates.matching($0.span) } ?? count
      if matching == count {
        counts.add(absent, .absent, isMatch: true)
        counts.add(count - absent, present, isMatch: true)
      } else {
        for row in 0..<count { counts.add(1, self[row], isMatch: matches?[row] ?? true) }
      }
    case .each(let states):
      let span = states.span
      if let matches {
        let matched = matches.span
        for row in span.indices { counts.add(1, span[row], isMatch: matched[row]) }
      } else {
        for row in span.indices { counts.add(1, span[row], isMatch: true) }
      }
    }
    return counts
  }

  private static func matching(_ matches: Span<Bool>) -> Int {
    var count = 0
    for row in matches.indices { count &+= matches[row] ? 1 : 0 }
    return count
  }
}

/// How many rows have each state, by whether their text is what the field holds.
public struct RestorationCounts: Sendable {
  private var counts = InlineArray<16, Int>(repeating: 0)

  /// Nothing counted.
  public init() {}

  /// The rows of a state.
  public subscript(state: RestorationState, isMatch isMatch: Bool) -> Int {
    counts[RestorationCounts.place(state, isMatch)]
  }

  /// Counts rows; a negative number takes them out.
  @inline(__always)
  public mutating func add(_ count: Int, _ state: RestorationState, isMatch: Bool) {
    counts[RestorationCounts.place(state, isMatch)] += count
  }

  @inline(__always)
  private static func place(_ state: RestorationState, _ isMatch: Bool) -> Int {
    Int(state.rawValue) << 1 | (isMatch ? 1 : 0)
  }
}
