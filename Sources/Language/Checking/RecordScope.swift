import Records

/// The records that the expressions of one map can name: its own, and those it joins.
struct RecordScope {
  /// The name of the own record.
  var alias: String
  /// Its layout.
  var own: RecordLayout
  /// The joined records.
  var joined: [Joined] = []
  /// All their fields: the own ones, then those of every join of the record type.
  var all: RecordLayout
  /// The names of joins that are wrong: what is said of them was said.
  var unresolved: [String] = []

  /// A joined record.
  struct Joined {
    var alias: String
    var layout: RecordLayout
    /// Where its fields begin among all.
    var firstField: Int
  }

  /// A scope without joins.
  init(alias: String, own: RecordLayout) {
    self.alias = alias
    self.own = own
    all = own
  }

  init(alias: String, own: RecordLayout, joined: [Joined], all: RecordLayout) {
    self.alias = alias
    self.own = own
    self.joined = joined
    self.all = all
  }

  /// The record of a name and where its fields begin, or `nil`.
  func record(named name: String) -> (layout: RecordLayout, firstField: Int)? {
    if alias.isSame(as: name) { return (own, 0) }
    return joined.first { $0.alias.isSame(as: name) }.map { ($0.layout, $0.firstField) }
  }

  /// All names, the own one first.
  var aliases: [String] { [alias] + joined.map(\.alias) }
}
