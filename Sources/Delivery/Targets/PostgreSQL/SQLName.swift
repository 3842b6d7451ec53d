internal import Platform

/// A name in SQL, quoted, and of no more bytes than PostgreSQL keeps.
struct SQLName: Sendable, Hashable {
  /// The name itself.
  let text: String

  /// NAMEDATALEN − 1 of a PostgreSQL as it is distributed. Longer names would be cut silently, and could become equal.
  private static let limit = 63

  /// Makes a name; one that is too long keeps its beginning, and ends in eight digits of its SHA-256.
  init(_ text: String) {
    guard text.utf8.count > Self.limit else {
      self.text = text
      return
    }
    let ending = "_" + Hexadecimal.text(Digest.sha256(Array(text.utf8))).prefix(8)
    var beginning = text
    while beginning.utf8.count + ending.utf8.count > Self.limit { beginning.unicodeScalars.removeLast() }
    self.text = beginning + ending
  }

  /// In quotation marks.
  var quoted: String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }

  /// A text as a literal, for a server whose `standard_conforming_strings` is on.
  static func literal(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
}
