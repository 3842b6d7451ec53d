internal import Records

extension CopybookParser {
  /// Parses the clauses of an entry up to its period; a refused clause marks the entry as broken.
  mutating func clauses(of description: inout DataDescription) {
    while let token = next {
      if startsEntry { return }
      guard let word = token.word else {
        report(.unexpected(token.text), token.span)
        description.isBroken = true
        return
      }
      advance()
      switch word {
      case "REDEFINES": redefines(&description, token)
      case "PIC", "PICTURE": picture(&description, token)
      case "OCCURS": occurs(&description, token)
      case "VALUE", "VALUES": value(&description, token)
      case "SIGN", "LEADING", "TRAILING": sign(&description, token)
      case "SYNC", "SYNCHRONIZED":
        skip("LEFT", "RIGHT")
        description.isSynchronized = true
      case "JUST", "JUSTIFIED":
        skip("RIGHT")
        description.isJustified = true
      case "BLANK": blankWhenZero(&description, token)
      // They say where else the storage is used and change no layout.
      case "EXTERNAL", "GLOBAL": break
      case "IS" where next?.word == "EXTERNAL" || next?.word == "GLOBAL": advance()
      case "USAGE":
        skip("IS")
        guard let operand = next, let form = operand.word else {
          report(.operandExpected("USAGE"), token.span)
          description.isBroken = true
          return
        }
        advance()
        usage(&description, form, operand.span)
      default:
        if CopybookParser.usages[word] != nil {
          usage(&description, word, token.span)
        } else {
          let isClause = CopybookParser.unsupportedClauses.contains(word)
          report(isClause ? .unsupportedClause(word) : .unexpected(word), token.span)
          description.isBroken = true
          return
        }
      }
      if description.isBroken { return }
    }
  }

  private mutating func redefines(_ description: inout DataDescription, _ clause: CopybookToken) {
    guard let token = next, let name = token.word else {
      report(.operandExpected("REDEFINES"), clause.span)
      description.isBroken = true
      return
    }
    if description.redefines != nil { report(.repeatedClause("REDEFINES"), clause.span) }
    description.redefines = DataDescription.Operand(text: name, span: token.span)
    advance()
  }

  private mutating func picture(_ description: inout DataDescription, _ clause: CopybookToken) {
    skip("IS")
    guard let token = next, let text = token.word, !startsEntry else {
      report(.operandExpected("PIC"), clause.span)
      description.isBroken = true
      return
    }
    if description.picture != nil { report(.repeatedClause("PIC"), clause.span) }
    description.picture = DataDescription.Operand(text: text, span: token.span)
    advance()
  }

  /// `OCCURS n TIMES`, or `OCCURS n TO m TIMES DEPENDING ON name`, of which IBM allows `n TO` to be left out for 1.
  private mutating func occurs(_ description: inout DataDescription, _ clause: CopybookToken) {
    guard let token = next, let first = occurrences(clause) else {
      description.isBroken = true
      return
    }
    var least = first
    var most = first
    var upper: CopybookToken?
    if let to = next, to.word == "TO" {
      advance()
      upper = next
      guard let number = occurrences(to) else {
        description.isBroken = true
        return
      }
      most = number
    }
    skip("TIMES")
    if description.occurs != nil { report(.repeatedClause("OCCURS"), clause.span) }
    if let word = next, word.word == "DEPENDING" {
      advance()
      skip("ON")
      guard let counter = next, let name = counter.word, !startsEntry else {
        report(.operandExpected("DEPENDING ON"), word.span)
        description.isBroken = true
        return
      }
      advance()
      if upper == nil { least = 1 }
      var groups: [String] = []
      while let of = next, of.word == "OF" || of.word == "IN" {
        advance()
        guard let group = next?.word else {
          report(.operandExpected(of.text), of.span)
          description.isBroken = true
          return
        }
        groups.append(group)
        advance()
      }
      description.depending = DataDescription.Depending(
        least: least, counter: DataDescription.Operand(text: name, span: counter.span), groups: groups)
    } else if let upper {
      report(.dependingExpected, upper.span)
      description.isBroken = true
      return
    }
    skipKeysAndIndexes()
    // A table that depends on nothing has one occurrence at least, one that does may have none.
    guard most > 0, description.depending == nil || upper == nil || most > least else {
      report(most > 0 ? .emptyRange(least: least, most: most) : .badOccurs("\(most)"), (upper ?? token).span)
      description.isBroken = true
      return
    }
    description.occurs = most
  }

  /// `ASCENDING KEY IS …` and `INDEXED BY …` say how programs search a table and change no layout.
  private mutating func skipKeysAndIndexes() {
    while let word = next?.word, ["ASCENDING", "DESCENDING", "INDEXED"].contains(word) {
      advance()
      skip("KEY", "BY")
      skip("IS")
      while let name = next?.word, !startsEntry, !CopybookParser.isClauseWord(name) { advance() }
    }
  }

  /// The next word as a number of occurrences, 0 or more; reports what is none.
  private mutating func occurrences(_ before: CopybookToken) -> Int? {
    guard let token = next, let text = token.word else {
      report(.operandExpected(before.text), before.span)
      return nil
    }
    advance()
    guard text.utf8.count <= 8, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let count = Int(text) else {
      report(.badOccurs(text), token.span)
      return nil
    }
    return count
  }

  private mutating func usage(_ description: inout DataDescription, _ word: String, _ span: TextSpan) {
    guard var form = CopybookParser.usages[word] else {
      report(.unsupportedClause(word), span)
      description.isBroken = true
      return
    }
    if case .wholeBinary(let byteCount, _) = form, let sign = next?.word, sign == "SIGNED" || sign == "UNSIGNED" {
      advance()
      form = .wholeBinary(byteCount: byteCount, isSigned: sign == "SIGNED")
    }
    if description.usage != nil { report(.repeatedClause("USAGE"), span) }
    description.usage = DataDescription.Usage(form: form, span: span, text: word)
  }

  /// `[SIGN IS] LEADING|TRAILING [SEPARATE [CHARACTER]]`.
  private mutating func sign(_ description: inout DataDescription, _ clause: CopybookToken) {
    var place = clause.word
    if place == "SIGN" {
      skip("IS")
      place = next?.word
      guard place == "LEADING" || place == "TRAILING" else {
        report(.operandExpected("SIGN"), clause.span)
        description.isBroken = true
        return
      }
      advance()
    }
    if description.sign != nil { report(.repeatedClause("SIGN"), clause.span) }
    let isSeparate = next?.word == "SEPARATE"
    if isSeparate {
      advance()
      skip("CHARACTER")
    }
    description.sign =
      place == "LEADING" ? (isSeparate ? .leadingSeparate : .leading) : isSeparate ? .trailingSeparate : .trailing
  }

  /// `BLANK [WHEN] ZERO`.
  private mutating func blankWhenZero(_ description: inout DataDescription, _ clause: CopybookToken) {
    skip("WHEN")
    guard let word = next?.word, ["ZERO", "ZEROS", "ZEROES"].contains(word) else {
      report(.operandExpected("BLANK"), clause.span)
      description.isBroken = true
      return
    }
    advance()
    description.isBlankWhenZero = true
  }

  /// A `VALUE` of a field says what a program begins with; it changes no layout and is only checked for its form.
  private mutating func value(_ description: inout DataDescription, _ clause: CopybookToken) {
    skip("IS", "ARE")
    skip("ALL")
    guard let token = next,
      literal(token) != nil || token.isHexadecimal || token.word.map(CopybookParser.isFigurative) ?? false
    else {
      report(.operandExpected("VALUE"), clause.span)
      description.isBroken = true
      return
    }
    advance()
  }

  /// The literals of a level 88, and the states that figurative constants name; `nil` after a fault.
  mutating func conditionValues() -> (texts: [ClosedText], states: [FieldState])? {
    var values: (texts: [ClosedText], states: [FieldState]) = ([], [])
    while let token = next, !startsEntry {
      if let state = CopybookParser.state(token) {
        advance()
        values.states.append(state)
        continue
      }
      guard let lower = literal(token) else {
        let isLiteral = token.word.map(CopybookParser.isFigurative) ?? true
        report(isLiteral ? .unsupportedLiteral(token.text) : .unexpected(token.text), token.span)
        return nil
      }
      advance()
      var upper = lower
      if let through = next, through.word == "THRU" || through.word == "THROUGH" {
        advance()
        guard let end = next, let text = literal(end) else {
          report(.operandExpected(through.text), through.span)
          return nil
        }
        advance()
        upper = text
      }
      values.texts.append(ClosedText(lower, upper))
    }
    return values
  }

  /// The state of a field that a figurative constant, or a literal of bytes 00 or FF alone, stands for.
  private static func state(_ token: CopybookToken) -> FieldState? {
    switch token.kind {
    case .word(let word):
      switch word {
      case "LOW-VALUE", "LOW-VALUES", "NULL", "NULLS": return .lowValues
      case "HIGH-VALUE", "HIGH-VALUES": return .highValues
      default: return nil
      }
    case .hexadecimal(let digits):
      guard let first = digits.utf8.first, digits.utf8.count % 2 == 0 else { return nil }
      if first == 0x30, digits.utf8.allSatisfy({ $0 == 0x30 }) { return .lowValues }
      return digits.utf8.allSatisfy { $0 == 0x46 || $0 == 0x66 } ? .highValues : nil
    case .literal, .period: return nil
    }
  }

  /// The text of a literal, a number or `SPACE` and `ZERO`; `nil` for anything else.
  private func literal(_ token: CopybookToken) -> String? {
    switch token.kind {
    case .literal(let text): return text
    case .hexadecimal, .period: return nil
    case .word(let word):
      switch word {
      case "SPACE", "SPACES": return " "
      case "ZERO", "ZEROS", "ZEROES": return "0"
      default:
        let digits = word.utf8.drop { $0 == 0x2B || $0 == 0x2D }
        let isNumber =
          word.utf8.count - digits.count <= 1 && digits.contains { $0 != 0x2E }
          && digits.filter { $0 == 0x2E }.count <= 1 && digits.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E }
        return isNumber ? word : nil
      }
    }
  }

  private static func isFigurative(_ word: String) -> Bool {
    ["HIGH-VALUE", "HIGH-VALUES", "LOW-VALUE", "LOW-VALUES", "QUOTE", "QUOTES", "NULL", "NULLS", "ALL"].contains(word)
  }

  /// Whether a word after the level number begins a clause rather than being the data name.
  static func isClauseWord(_ word: String) -> Bool {
    usages[word] != nil || unsupportedClauses.contains(word) || clauses.contains(word)
  }

  private static let clauses: Set<String> = [
    "REDEFINES", "RENAMES", "PIC", "PICTURE", "OCCURS", "VALUE", "VALUES", "USAGE", "SIGN", "LEADING", "TRAILING",
    "SYNC",
    "SYNCHRONIZED", "JUST", "JUSTIFIED", "BLANK", "EXTERNAL", "GLOBAL", "ASCENDING", "DESCENDING", "INDEXED",
  ]

  private static let usages: [String: DataDescription.Form] = {
    var usages: [String: DataDescription.Form] = [
      "DISPLAY": .display, "PACKED-DECIMAL": .packed, "BINARY": .binary, "DISPLAY-1": .doubleByte,
      "NATIONAL": .national, "BINARY-CHAR": .wholeBinary(byteCount: 1, isSigned: true),
      "BINARY-SHORT": .wholeBinary(byteCount: 2, isSigned: true),
      "BINARY-LONG": .wholeBinary(byteCount: 4, isSigned: true),
      "BINARY-DOUBLE": .wholeBinary(byteCount: 8, isSigned: true),
    ]
    let computational: [(String, DataDescription.Form)] = [
      ("", .binary), ("-1", .floatingPoint(byteCount: 4)), ("-2", .floatingPoint(byteCount: 8)), ("-3", .packed),
      ("-4", .binary), ("-5", .nativeBinary), ("-6", .packedWithoutSign), ("-X", .exactBinary),
    ]
    for (suffix, form) in computational {
      usages["COMP" + suffix] = form
      usages["COMPUTATIONAL" + suffix] = form
    }
    return usages
  }()

  /// Words of COBOL that this version does not lay out or that do not belong in a file's record.
  private static let unsupportedClauses: Set<String> = [
    "TO", "DEPENDING", "KEY", "SEPARATE", "GROUP-USAGE", "COMP-N", "COMP-7", "COMP-8", "COMP-9", "COMP-10", "POINTER",
    "INDEX", "PROCEDURE-POINTER", "FUNCTION-POINTER", "OBJECT", "VOLATILE", "DYNAMIC", "UNBOUNDED", "TYPE", "TYPEDEF",
    "LIKE", "DATE", "BIT", "UTF-8",
  ]
}
