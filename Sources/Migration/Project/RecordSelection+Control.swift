internal import Language

extension RecordSelection {
  /// Whether its records carry counts and totals of the file (`header`, `trailer`) and no data.
  var isControl: Bool { isHeader || isTrailer }
  /// Whether it is the record at the top of the file.
  var isHeader: Bool { name.value == "header" }
  /// Whether it is the record at the end of the file.
  var isTrailer: Bool { name.value == "trailer" }
}
