internal import Records

/// One data description entry as written.
struct DataDescription {
  /// The level number, 1 to 49, 66 or 77.
  var level: Int
  /// The data name, `FILLER` where there is none.
  var name: String
  /// The name, or the level where there is none.
  var span: TextSpan
  /// The field whose storage it describes again.
  var redefines: Operand?
  /// The fields that a level 66 gives another name: from the first to the last.
  var renames: Renaming?
  /// The picture string.
  var picture: Operand?
  /// How numbers are held, where a `USAGE` says so.
  var usage: Usage?
  /// Where the sign of a `DISPLAY` number stands, where a `SIGN` says so.
  var sign: SignPosition?
  /// The number of occurrences, the greatest where it depends on a field.
  var occurs: Int?
  /// What the number of occurrences depends on, where it does.
  var depending: Depending?
  /// Whether it begins at a boundary of the machine (`SYNCHRONIZED`).
  var isSynchronized = false
  /// Whether its characters stand at its right end (`JUSTIFIED`).
  var isJustified = false
  /// Whether zero is all spaces (`BLANK WHEN ZERO`).
  var isBlankWhenZero = false
  /// The level-88 entries below it.
  var conditions: [ConditionName] = []
  /// Whether something in it was refused, so that what follows from it is not refused again.
  var isBroken = false

  /// A word with its place.
  struct Operand {
    var text: String
    var span: TextSpan
  }

  /// `RENAMES first THRU last`; both are the same without `THRU`.
  struct Renaming {
    var first: Operand
    var last: Operand
  }

  /// `OCCURS n TO m TIMES DEPENDING ON name`.
  struct Depending {
    /// The least number of occurrences.
    var least: Int
    /// The name of the field that holds the number.
    var counter: Operand
    /// The groups that tell it from another of its name (`counter OF group`), innermost first.
    var groups: [String] = []
  }

  /// A `USAGE` with its place.
  struct Usage {
    var form: Form
    var span: TextSpan
    var text: String
  }

  /// The forms of `USAGE`.
  enum Form: Equatable {
    case display
    case packed
    case packedWithoutSign
    case binary
    case nativeBinary
    /// `COMP-X`.
    case exactBinary
    /// `BINARY-CHAR`, `-SHORT`, `-LONG` and `-DOUBLE`, without a picture.
    case wholeBinary(byteCount: Int, isSigned: Bool)
    /// `COMP-1` and `COMP-2`, without a picture.
    case floatingPoint(byteCount: Int)
    case doubleByte
    case national

    /// Whether an item of the form has no picture.
    var hasNoPicture: Bool {
      switch self {
      case .wholeBinary, .floatingPoint: true
      case .display, .packed, .packedWithoutSign, .binary, .nativeBinary, .exactBinary, .doubleByte, .national: false
      }
    }
  }
}
