public import Records

/// The sums of one numeric field over the records of a source, by outcome, and over what was written of it.
public struct AmountTally: Sendable, Hashable {
  /// Over all records of the source, as read from its bytes.
  public var source = ExactDecimal.zero
  /// Over the written output, as read back from the output's text.
  public var written = ExactDecimal.zero
  /// Over filtered records, as read from the source's bytes.
  public var filtered = ExactDecimal.zero
  /// Over rejected records, as read from the source's bytes.
  public var rejected = ExactDecimal.zero
  /// Rejected records whose amount could not be read.
  public var unreadable = 0
  /// Written records whose amount could not be read; never allowed.
  public var unreadableWritten = 0

  /// An empty tally.
  public init() {}

  /// Adds the tally of another block.
  public mutating func merge(_ other: AmountTally) {
    source = source + other.source
    written = written + other.written
    filtered = filtered + other.filtered
    rejected = rejected + other.rejected
    unreadable += other.unreadable
    unreadableWritten += other.unreadableWritten
  }

  /// source − written − filtered − rejected; zero when no amount was lost or made.
  public var difference: ExactDecimal { source - written - filtered - rejected }

  /// The line of the report.
  public func line(field: String, target: String) -> AmountLine {
    AmountLine(
      field: field, target: target, source: source.description, written: written.description,
      filtered: filtered.description, rejected: rejected.description, difference: difference.description,
      unreadable: unreadable + unreadableWritten)
  }
}
