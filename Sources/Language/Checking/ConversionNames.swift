import Records

/// The conversion tables of a project, by the names of their declarations.
struct ConversionNames {
  var declarations: [CodesDeclaration] = []
  /// The tables, in the order of the declarations.
  var tables: [CodeConversion] = []
  /// The code lists they give, in the same order; `nil` where the standard has none of that name.
  var lists: [CodeListReference?] = []

  /// The position of a table, or `nil`.
  func index(named name: String) -> Int? {
    declarations.firstIndex { $0.name.value.isSame(as: name) }
  }
}
