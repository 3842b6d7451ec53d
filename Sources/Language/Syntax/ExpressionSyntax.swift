import Records

/// An expression as written; nothing is resolved.
indirect enum ExpressionSyntax: Sendable {
  case field(FieldReferenceSyntax)
  case name(FieldNameSyntax)
  case text(Located<String>)
  case integer(Located<String>)
  case pipeline(ExpressionSyntax, [StepSyntax], TextSpan)
  case comparison(ComparisonOperator, ExpressionSyntax, ExpressionSyntax, TextSpan)
  case presence(ExpressionSyntax, isPresent: Bool, TextSpan)
  case and(ExpressionSyntax, ExpressionSyntax)
  case or(ExpressionSyntax, ExpressionSyntax)
  case not(ExpressionSyntax, TextSpan)
  case choice([BranchSyntax], otherwise: BranchSyntax.Value, TextSpan)
  case concatenation([ExpressionSyntax], TextSpan)
  case window(keys: [FieldReferenceSyntax], orders: [FieldReferenceSyntax], TextSpan)

  /// From its first to its last scalar.
  var span: TextSpan {
    switch self {
    case .field(let field): field.span
    case .name(let name): name.span
    case .text(let text), .integer(let text): text.span
    case .pipeline(_, _, let span), .comparison(_, _, _, let span), .presence(_, _, let span), .not(_, let span),
      .window(_, _, let span), .choice(_, _, let span), .concatenation(_, let span):
      span
    case .and(let left, let right), .or(let left, let right): left.span.extended(to: right.span)
    }
  }

  /// The steps in it, in any depth of its pipelines.
  var steps: [StepSyntax] {
    switch self {
    case .field, .name, .text, .integer, .window: []
    case .pipeline(let base, let steps, _): base.steps + steps
    case .comparison(_, let left, let right, _), .and(let left, let right), .or(let left, let right):
      left.steps + right.steps
    case .presence(let operand, _, _), .not(let operand, _): operand.steps
    case .choice(let branches, let otherwise, _):
      branches.flatMap { $0.condition.steps + ($0.value.expression?.steps ?? []) } + (otherwise.expression?.steps ?? [])
    case .concatenation(let parts, _): parts.flatMap(\.steps)
    }
  }
}

/// `when 旧.KBN == "1" then 旧.A`.
struct BranchSyntax: Sendable {
  var condition: ExpressionSyntax
  var value: Value

  /// What a branch gives.
  enum Value: Sendable {
    case expression(ExpressionSyntax)
    case absent(TextSpan)
    case reject(TextSpan)

    /// The expression, where it is one.
    var expression: ExpressionSyntax? {
      if case .expression(let expression) = self { expression } else { nil }
    }
  }
}

/// `旧.BIRTH`, `旧.ZOKUGARA-CD(2)`, `旧.FILLER@312`.
struct FieldReferenceSyntax: Sendable, Hashable {
  var alias: Located<String>
  var name: FieldNameSyntax

  var span: TextSpan { alias.span.extended(to: name.span) }
}

/// A field's name as written after the alias: qualifiers, subscripts, a filler's offset.
struct FieldNameSyntax: Sendable, Hashable {
  /// Groups from outside to inside, the field last; never empty.
  var path: [Located<String>]
  var subscripts: [Int]
  var fillerOffset: Int?
  var span: TextSpan

  /// As it is written.
  var text: String {
    var text = path.map(\.value).joined(separator: ".")
    if let fillerOffset { text += "@\(fillerOffset)" }
    if !subscripts.isEmpty { text += "(" + subscripts.map(String.init).joined(separator: ",") + ")" }
    return text
  }
}

/// `| wareki else reject`.
struct StepSyntax: Sendable {
  /// The name; `absent when` is one name.
  var name: Located<String>
  var arguments: [StepArgumentSyntax]
  var handler: HandlerSyntax?
  var span: TextSpan
}

/// An argument of a step.
enum StepArgumentSyntax: Sendable {
  case name(Located<String>)
  case text(Located<String>)
  case integer(Located<Int>)

  var span: TextSpan {
    switch self {
    case .name(let name): name.span
    case .text(let text): text.span
    case .integer(let number): number.span
    }
  }
}

/// The `else` of a step.
struct HandlerSyntax: Sendable {
  var kind: Kind
  var span: TextSpan

  enum Kind: Sendable {
    case reject
    case absent
    case flag
    case text(Located<String>)
    case unknown(flag: Located<String>, text: Located<String>)
  }
}

extension TextSpan {
  /// From the start of this span to the end of another.
  func extended(to other: TextSpan) -> TextSpan {
    TextSpan(file: file, start: start, end: other.end)
  }
}
