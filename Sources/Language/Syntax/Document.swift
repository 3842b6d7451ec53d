import Records

/// One `.utsushi` file as it was read: every declaration that could be made out.
public struct Document: Sendable {
  /// The path of the file.
  public var file: String
  /// Whether something in it could not be read.
  public var hasSyntaxErrors: Bool
  /// The declarations in order.
  var declarations: [DeclarationSyntax]

  /// The paths after `import`, relative to this file.
  public var imports: [Located<String>] {
    declarations.compactMap { if case .importing(let path) = $0 { path } else { nil } }
  }

  /// Whether it has a `migration` block, which makes it a project file.
  public var isProject: Bool { !migrations.isEmpty }

  var migrations: [MigrationSyntax] {
    declarations.compactMap { if case .migration(let syntax) = $0 { syntax } else { nil } }
  }
  var sources: [SourceSyntax] {
    declarations.compactMap { if case .source(let syntax) = $0 { syntax } else { nil } }
  }
  var targets: [TargetSyntax] {
    declarations.compactMap { if case .target(let syntax) = $0 { syntax } else { nil } }
  }
  var codes: [CodesDeclaration] {
    declarations.compactMap { if case .codes(let syntax) = $0 { syntax } else { nil } }
  }
  var maps: [MapSyntax] {
    declarations.compactMap { if case .map(let syntax) = $0 { syntax } else { nil } }
  }
  var totals: [TotalSyntax] {
    declarations.compactMap { if case .total(let syntax) = $0 { syntax } else { nil } }
  }
  var rules: [RuleSyntax] {
    declarations.compactMap { if case .rule(let syntax) = $0 { syntax } else { nil } }
  }
  var tests: [TestSyntax] {
    declarations.compactMap { if case .test(let syntax) = $0 { syntax } else { nil } }
  }
}

/// A declaration as written.
enum DeclarationSyntax: Sendable {
  case migration(MigrationSyntax)
  case importing(Located<String>)
  case source(SourceSyntax)
  case target(TargetSyntax)
  case codes(CodesDeclaration)
  case map(MapSyntax)
  case total(TotalSyntax)
  case rule(RuleSyntax)
  case test(TestSyntax)
}

/// `001.住民情報`.
struct QualifiedName: Sendable, Hashable {
  var business: String
  var name: String
  var span: TextSpan

  var text: String { "\(business).\(name)" }
}
