public import Records

/// How a value leads back to the text of its field.
public enum RestorationState: UInt8, Sendable, Hashable, CaseIterable {
  /// The item holds the field's text.
  case sameText
  /// The inverse gives the field's text from the item alone.
  case otherNotation
  /// The inverse gives it with something that is kept beside the item, such as the era code.
  case withComplement
  /// The item is absent, and the inverse gives the text that stands for that.
  case absent
  /// The item is a constant, or what a handler gave for a value that failed.
  case defaulted
  /// Nothing leads back to one text.
  case notInvertible
}

/// The texts that a field must have held, computed from an item.
public struct Restoration: Sendable {
  /// One text for each row; meaningless where the state is `defaulted` or `notInvertible`.
  public var texts: Column
  /// The text that is meant where `texts` holds an empty one: what stood for "absent".
  public var absentText: [UInt8]
  /// One state for each row.
  public var states: RestorationStates

  /// Pairs texts with their states.
  public init(texts: Column, absentText: [UInt8] = [], states: RestorationStates) {
    precondition(texts.count == states.count, "every text needs its state")
    self.texts = texts
    self.absentText = absentText
    self.states = states
  }

  /// The texts one by one, with what is meant by the empty ones. O(bytes).
  public var everyText: Column {
    guard !absentText.isEmpty else { return texts }
    let rows = (0..<texts.count).filter { texts.isEmpty($0) }
    return texts.replacing(rows.map { UInt32($0) }, by: Column(repeating: absentText, count: rows.count))
  }
}
