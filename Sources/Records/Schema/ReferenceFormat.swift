/// How a copybook uses the columns of its lines; the raw values are those of declarations.
public enum ReferenceFormat: String, Sendable, Hashable, CaseIterable {
  /// Columns 1–6 are ignored, 7 is the indicator (`*` and `/` comment, `-` continuation), 8–72 hold the text, the rest is
  /// ignored; a full-width character takes two columns.
  case fixed
  /// Text everywhere; `*>` begins a comment.
  case free
}
