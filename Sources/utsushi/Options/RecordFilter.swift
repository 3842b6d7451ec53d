internal import Migration
internal import Records

/// A condition on records for people who look at them: `FIELD == VALUE` or `FIELD != VALUE`, joined by `and`.
///
/// A value is compared with what `read` prints, byte by byte; it may stand in quotation marks. A record that has not the
/// field, or whose field cannot be read, meets no condition on it.
struct RecordFilter {
  private struct Condition {
    var field: [UInt8]
    var isEqual: Bool
    var value: [UInt8]
  }

  private let conditions: [Condition]

  init(_ text: String) throws(UsageError) {
    var conditions: [Condition] = []
    for part in RecordFilter.split(text, at: " and ") {
      let isEqual = part.contains("==")
      let sides = RecordFilter.split(part, at: isEqual ? "==" : "!=").map { $0.trimmed }
      guard sides.count == 2, !sides[0].isEmpty else {
        throw UsageError(
          LocalizedText(
            ja: "`--where`の`\(part.trimmed)`が読めない。`項目 == 値`のように書く",
            en: "`--where` cannot read `\(part.trimmed)`; write it as in `FIELD == VALUE`"))
      }
      var value = sides[1]
      if value.utf8.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") {
        value = String(value.dropFirst().dropLast())
      }
      conditions.append(Condition(field: Array(sides[0].utf8), isEqual: isEqual, value: Array(value.utf8)))
    }
    self.conditions = conditions
  }

  /// Whether a record meets every condition.
  func holds(_ record: SourceRecords.Record) -> Bool {
    conditions.allSatisfy { condition in
      guard let field = record.fields.first(where: { $0.name.utf8.elementsEqual(condition.field) }),
        field.failure == nil
      else { return false }
      return (field.value == condition.value) == condition.isEqual
    }
  }

  /// The parts of a text between separators.
  private static func split(_ text: String, at separator: String) -> [String] {
    var parts: [String] = []
    var rest = Array(text.utf8)[...]
    var part: [UInt8] = []
    let mark = Array(separator.utf8)
    while !rest.isEmpty {
      if rest.starts(with: mark) {
        parts.append(String(decoding: part, as: UTF8.self))
        part = []
        rest = rest.dropFirst(mark.count)
      } else {
        part.append(rest.removeFirst())
      }
    }
    return parts + [String(decoding: part, as: UTF8.self)]
  }
}

extension String {
  /// The text without spaces around it.
  fileprivate var trimmed: String {
    var bytes = Array(utf8)[...]
    while bytes.first == 0x20 { bytes = bytes.dropFirst() }
    while bytes.last == 0x20 { bytes = bytes.dropLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
