/// The eras as one old system numbers them; has no default.
public struct EraTable: Sendable, Hashable {
  /// The file it was read from.
  public var file: String
  /// The eras in order of time.
  public var eras: [Era]

  /// One era.
  public struct Era: Sendable, Hashable {
    /// The old system's code, one byte or more, such as `3`.
    public var code: String
    /// The name, such as `昭和`.
    public var name: String
    /// The first day.
    public var first: CivilDate
    /// The last day, `nil` for the present era.
    public var last: CivilDate?

    /// Makes an era.
    public init(code: String, name: String, first: CivilDate, last: CivilDate?) {
      self.code = code
      self.name = name
      self.first = first
      self.last = last
    }
  }

  /// Makes a table.
  public init(file: String, eras: [Era]) {
    self.file = file
    self.eras = eras
  }
}
