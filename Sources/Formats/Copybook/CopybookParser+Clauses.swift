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
      description.depending = DataDescription.Depending(
        least: least, counter: DataDescription.Operand(text: name, span: counter.span))
    } else if let upper {
      report(.dependingExpected, upper.span)
      description.isBroken = true
      return
    }
    // A table that depends on nothing has one occurrence at least, one that does may have none.
    guard most > 0, description.depending == nil || upper == nil || most > least else {
      report(most > 0 ? .emptyRange(least: least, most: most) : .badOccurs("\(most)"), (upper ?? token).span)
      description.isBroken = true
      return
    }
    description.occurs = most
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
    guard let form = CopybookParser.usages[word] else {
      report(.unsupportedClause(word), span)
      description.isBroken = true
      return
    }
    if description.usage != nil { report(.repeatedClause("USAGE"), span) }
    description.usage = DataDescription.Usage(form: form, span: span, text: word)
  }

  /// A `VALUE` of a field says what a program begins with; it changes no layout and is only checked for its form.
  private mutating func value(_ description: inout DataDescription, _ clause: CopybookToken) {
    skip("IS", "ARE")
    skip("ALL")
    guard let token = next, literal(token) != nil || token.word.map(CopybookParser.isFigurative) ?? false else {
      report(.operandExpected("VALUE"), clause.span)
      description.isBroken = true
      return
    }
    advance()
  }

  /// The literals of a level 88, or `nil` after a fault.
  mutating func conditionValues() -> [ClosedText]? {
    var values: [ClosedText] = []
    while let token = next, !startsEntry {
      guard let lower = literal(token) else {
        report(
          token.word.map(CopybookParser.isFigurative) ?? false
            ? .unsupportedLiteral(token.text) : .unexpected(token.text), token.span)
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
      values.append(ClosedText(lower, upper))
    }
    return values
  }

  /// The text of a literal, a number or `SPACE` and `ZERO`; `nil` for anything else.
  private func literal(_ token: CopybookToken) -> String? {
    switch token.kind {
    case .literal(let text): return text
    case .period: return nil
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
    usages[word] != nil || unsupportedClauses.contains(word)
      || ["REDEFINES", "PIC", "PICTURE", "OCCURS", "VALUE", "VALUES", "USAGE"].contains(word)
  }

  private static let usages: [String: DataDescription.Form] = [
    "DISPLAY": .display, "COMP-3": .packed, "COMPUTATIONAL-3": .packed, "PACKED-DECIMAL": .packed, "COMP": .binary,
    "COMPUTATIONAL": .binary, "COMP-4": .binary, "COMPUTATIONAL-4": .binary, "BINARY": .binary,
    "DISPLAY-1": .doubleByte,
  ]

  /// Words of COBOL that this version does not lay out or that do not belong in a file's record.
  private static let unsupportedClauses: Set<String> = [
    "TO", "DEPENDING", "INDEXED", "ASCENDING", "DESCENDING", "KEY", "SIGN", "LEADING", "TRAILING", "SEPARATE", "SYNC",
    "SYNCHRONIZED", "JUST", "JUSTIFIED", "BLANK", "EXTERNAL", "GLOBAL", "RENAMES", "GROUP-USAGE", "NATIONAL",
    "COMP-1", "COMP-2", "COMP-5", "COMPUTATIONAL-1", "COMPUTATIONAL-2", "COMPUTATIONAL-5", "COMP-6",
    "COMP-X", "COMP-N", "POINTER", "INDEX", "PROCEDURE-POINTER", "FUNCTION-POINTER", "OBJECT", "VOLATILE",
    "DYNAMIC", "UNBOUNDED", "TYPE", "TYPEDEF", "LIKE", "DATE",
  ]
}
