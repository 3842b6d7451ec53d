/// A name with its value: a header field, or a parameter of a query.
struct HTTPField: Sendable, Hashable {
  /// The name.
  var name: String
  /// The value; empty where there is none.
  var value: String

  /// Makes a field.
  init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
