public import Records

/// What a run gathered for each atom of its totals; tallies of blocks add up.
public struct TotalsTally: Sendable {
  /// The count or sum of each atom.
  public var values: [ExactDecimal]
  /// How many records gave a value.
  public var occurrences: [Int]
  /// How many records should have given a value and could not.
  public var unreadable: [Int]
  /// For each atom with keys, the count or sum of each key.
  public private(set) var keyed: [[TotalKey: ExactDecimal]]
  /// For each atom whether it had more keys than are counted.
  public private(set) var isOver: [Bool]

  /// How many keys of one atom are counted; more are no list that a person reads, and would grow with the town.
  public static let mostKeys = 10_000

  /// An empty tally.
  public init(atomCount: Int) {
    values = Array(repeating: .zero, count: atomCount)
    occurrences = Array(repeating: 0, count: atomCount)
    unreadable = Array(repeating: 0, count: atomCount)
    keyed = Array(repeating: [:], count: atomCount)
    isOver = Array(repeating: false, count: atomCount)
  }

  /// Adds a value to a key of an atom.
  public mutating func add(_ value: ExactDecimal, key: TotalKey, to atom: Int) {
    if let sum = keyed[atom][key] {
      keyed[atom][key] = sum + value
    } else if keyed[atom].count < TotalsTally.mostKeys {
      keyed[atom][key] = value
    } else {
      isOver[atom] = true
    }
  }

  /// Adds one record's value.
  public mutating func add(_ value: ExactDecimal, to atom: Int) {
    values[atom] = values[atom] + value
    occurrences[atom] += 1
  }

  /// Adds many records' values at once.
  public mutating func add(_ value: ExactDecimal, records: Int, to atom: Int) {
    values[atom] = values[atom] + value
    occurrences[atom] += records
  }

  /// Notes records whose value could not be read.
  public mutating func addUnreadable(_ count: Int, to atom: Int) {
    unreadable[atom] += count
  }

  /// Adds the tally of another block.
  public mutating func merge(_ other: TotalsTally) {
    for atom in values.indices {
      values[atom] = values[atom] + other.values[atom]
      occurrences[atom] += other.occurrences[atom]
      unreadable[atom] += other.unreadable[atom]
      for (key, sum) in other.keyed[atom] { add(sum, key: key, to: atom) }
      isOver[atom] = isOver[atom] || other.isOver[atom]
    }
  }
}

/// The texts by which the values of a total are told apart, compared byte by byte.
public struct TotalKey: Sendable, Hashable, Comparable {
  /// The texts in UTF-8, in the order of the declaration.
  private let texts: [[UInt8]]

  /// Makes a key.
  public init(_ texts: [[UInt8]]) { self.texts = texts }

  /// `2025, 01`.
  var text: String { texts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ", ") }

  /// In the order of their bytes.
  public static func < (left: TotalKey, right: TotalKey) -> Bool {
    for (one, two) in zip(left.texts, right.texts) where one != two { return one.lexicographicallyPrecedes(two) }
    return left.texts.count < right.texts.count
  }
}
