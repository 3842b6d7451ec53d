internal import FoundationEssentials
public import Records

/// The report as one JSON document, for programs.
public enum JSONReport {
  /// Renders a report: members sorted by name, two spaces of indentation, UTF-8, a newline at the end.
  ///
  /// The same report gives the same bytes. Members that are absent (`reason`) are left out. O(report).
  public static func render(_ report: RunReport) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return [UInt8](try encoder.encode(report)) + [0x0A]
    } catch {
      preconditionFailure("a report holds only texts, whole numbers and lists, which JSON can always write: \(error)")
    }
  }
}
