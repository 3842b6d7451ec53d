public import Records

/// The findings of a run by code: all are counted, the first few are listed; findings come in a fixed order.
public struct FindingTally: Sendable {
  private var entries: [Kind: Entry] = [:]

  /// How many findings of a code a report lists.
  public static let listed = 20

  private struct Kind: Sendable, Hashable {
    var code: FindingCode
    var severity: Severity
  }

  private struct Entry: Sendable {
    var count = 0
    var protectedCount = 0
    var examples: [FindingExample] = []
  }

  /// An empty tally.
  public init() {}

  /// Counts findings; `example` is asked for only while there is room and the person is not protected.
  ///
  /// - Parameters:
  ///   - code: What is wrong.
  ///   - severity: The code's own, or that of the rule that is not met.
  ///   - count: How many.
  ///   - isProtected: Whether the record must not be listed.
  ///   - example: Its place.
  public mutating func add<Failure: Error>(
    _ code: FindingCode, severity: Severity, count: Int = 1, isProtected: Bool,
    example: () throws(Failure) -> FindingExample
  ) throws(Failure) {
    let kind = Kind(code: code, severity: severity)
    var entry = entries[kind] ?? Entry()
    entry.count += count
    if isProtected {
      entry.protectedCount += count
    } else if entry.examples.count < FindingTally.listed {
      entry.examples.append(try example())
    }
    entries[kind] = entry
  }

  /// All findings of one severity.
  public func count(_ severity: Severity) -> Int {
    entries.reduce(0) { $0 + ($1.key.severity == severity ? $1.value.count : 0) }
  }

  /// The summaries, gravest first, then by code.
  public var summaries: [FindingSummary] {
    let order: [Severity] = [.error, .warning, .information]
    return order.flatMap { severity in
      entries.keys.filter { $0.severity == severity }.sorted { $0.code.rawValue < $1.code.rawValue }.map { kind in
        let entry = entries[kind] ?? Entry()
        return FindingSummary(
          code: kind.code.text, title: kind.code.title, severity: severity,
          responsibility: kind.code.responsibility, count: entry.count, protectedCount: entry.protectedCount,
          examples: entry.examples)
      }
    }
  }
}
