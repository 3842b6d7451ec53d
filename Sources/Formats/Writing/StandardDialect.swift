/// A named profile of the CSV that is written; there is no default.
///
/// The standard's own technical sheet (別紙8) could not be had, so every profile says in its name what it does.
public struct StandardDialect: Sendable, Hashable {
  /// The name as declarations write it.
  public let name: String

  /// The names of the profiles of this version.
  public static let names = ["utf8-crlf-quoted-header"]

  /// The profile with this exact name, or `nil`.
  ///
  /// `utf8-crlf-quoted-header`: UTF-8 without a byte order mark, a header row, a comma between fields, every field in
  /// quotation marks (absent ones too), quotation marks doubled, CR LF after every row.
  public static func named(_ name: String) -> StandardDialect? {
    names.contains { $0.utf8.elementsEqual(name.utf8) } ? StandardDialect(name: name) : nil
  }
}
