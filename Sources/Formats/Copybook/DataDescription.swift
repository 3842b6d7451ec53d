internal import Records

/// One data description entry as written.
struct DataDescription {
  /// The level number, 1 to 49.
  var level: Int
  /// The data name, `FILLER` where there is none.
  var name: String
  /// The name, or the level where there is none.
  var span: TextSpan
  /// The field whose storage it describes again.
  var redefines: Operand?
  /// The picture string.
  var picture: Operand?
  /// How numbers are held, where a `USAGE` says so.
  var usage: Usage?
  /// The number of occurrences, the greatest where it depends on a field.
  var occurs: Int?
  /// What the number of occurrences depends on, where it does.
  var depending: Depending?
  /// The level-88 entries below it.
  var conditions: [ConditionName] = []
  /// Whether something in it was refused, so that what follows from it is not refused again.
  var isBroken = false

  /// A word with its place.
  struct Operand {
    var text: String
    var span: TextSpan
  }

  /// `OCCURS n TO m TIMES DEPENDING ON name`.
  struct Depending {
    /// The least number of occurrences.
    var least: Int
    /// The name of the field that holds the number.
    var counter: Operand
  }

  /// A `USAGE` with its place.
  struct Usage {
    var form: Form
    var span: TextSpan
    var text: String
  }

  /// The forms of `USAGE`.
  enum Form {
    case display
    case packed
    case binary
    case doubleByte
  }
}
