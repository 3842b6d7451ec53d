/// How many lines of each kind the page shows at most; the rest is in `report.json` and `evidence.sqlite`.
struct ReportLimits {
  /// Lines of an ordinary list.
  var rows = 400
  /// Examples for each finding code.
  var examples = 5
  /// Scalars of one text, such as a reason; longer ones end in an ellipsis.
  var scalars = 400

  /// Whether `halve()` would change nothing that counts.
  var areSmallest: Bool { rows <= 4 }

  /// Halves every limit, down to a line, an example and forty scalars.
  mutating func halve() {
    rows = max(1, rows / 2)
    examples = max(1, examples / 2)
    scalars = max(40, scalars / 2)
  }
}
