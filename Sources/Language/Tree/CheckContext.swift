public import Records

/// What the checker knows of the world outside the text: all read by others, nothing guessed.
public struct CheckContext: Sendable {
  /// For each source of the declarations, the records of its copybook.
  public var layouts: [[RecordLayout]]
  /// The edition of the standard.
  public var standard: StandardEdition
  /// The conversion tables by the names of the declarations, in their order.
  public var conversions: [CodeConversion]
  /// For each source of the declarations, its era table.
  public var eras: [EraTable?]

  /// Makes a context.
  public init(
    layouts: [[RecordLayout]], standard: StandardEdition, conversions: [CodeConversion], eras: [EraTable?]
  ) {
    self.layouts = layouts
    self.standard = standard
    self.conversions = conversions
    self.eras = eras
  }
}
