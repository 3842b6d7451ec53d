/// A sheet on which people compare the old system's user-defined characters (外字) with candidates, and sign.
public struct GlyphSheet: Sendable, Hashable {
  /// The title, such as the name of the migration.
  public var title: String
  /// The code of the municipality (団体コード).
  public var municipality: String
  /// The day the data was extracted or the sheet stands for, as the project writes it.
  public var asOf: String
  /// The codes, in the order in which they are printed.
  public var rows: [GlyphRow]
  /// What kept a shape from being shown, such as a file that is no image; printed at the end.
  public var problems: [LocalizedText]

  /// Makes a sheet.
  public init(title: String, municipality: String, asOf: String, rows: [GlyphRow], problems: [LocalizedText] = []) {
    self.title = title
    self.municipality = municipality
    self.asOf = asOf
    self.rows = rows
    self.problems = problems
  }
}

/// One user-defined code on the sheet.
public struct GlyphRow: Sendable, Hashable {
  /// The source it occurs in; empty where the sheet does not tell sources apart.
  public var source: String
  /// The character table, such as `CP932`.
  public var table: String
  /// The code in hexadecimal, such as `F040`.
  public var code: String
  /// What the identification table says of the shape; may be empty.
  public var note: String
  /// How often the code occurs.
  public var occurrences: Int
  /// In how many records.
  public var records: Int
  /// The fields it occurs in.
  public var fields: [String]
  /// The shape in the old system.
  public var shape: GlyphShape
  /// The characters it may stand for, the likeliest first.
  public var candidates: [GlyphCandidate]
  /// The decision so far; `nil` where the identification table has no row.
  public var decision: IdentificationTable.Decision?
  /// The target of the decision; empty while held or undecided.
  public var target: [Unicode.Scalar]

  /// Makes a row.
  public init(
    source: String = "", table: String, code: String, note: String = "", occurrences: Int, records: Int,
    fields: [String], shape: GlyphShape, candidates: [GlyphCandidate],
    decision: IdentificationTable.Decision? = nil, target: [Unicode.Scalar] = []
  ) {
    self.source = source
    self.table = table
    self.code = code
    self.note = note
    self.occurrences = occurrences
    self.records = records
    self.fields = fields
    self.shape = shape
    self.candidates = candidates
    self.decision = decision
    self.target = target
  }

  /// Whether a run may go on with the code.
  public var isDecided: Bool {
    switch decision {
    case .same?, .design?, .similar?: true
    case .held?, nil: false
    }
  }
}

/// What is known of the shape that the old system shows for a code.
public enum GlyphShape: Sendable, Hashable {
  /// Curves from a font.
  case outline(GlyphOutline)
  /// An image file.
  case picture(GlyphPicture)
  /// Nothing, and why: nobody gave a font, the font lacks the code, or what was given cannot be read.
  case missing(LocalizedText)
}

/// One character that a user-defined code may stand for.
public struct GlyphCandidate: Sendable, Hashable {
  /// The character: a base, or a base and its variation selector.
  public var scalars: [Unicode.Scalar]
  /// Its name in the character information base (文字情報基盤), such as `MJ025760`, where known.
  public var mjName: String?
  /// Why it is a candidate, such as that it has the same place in a JIS table.
  public var ground: LocalizedText

  /// Makes a candidate.
  public init(scalars: [Unicode.Scalar], mjName: String? = nil, ground: LocalizedText) {
    self.scalars = scalars
    self.mjName = mjName
    self.ground = ground
  }
}
