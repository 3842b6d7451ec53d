import FoundationEssentials
import Language
import Migration
import Records
import TestSupport
import Testing

/// The sample project with one property changed at a time, on the side of the standard, of the layouts and of the tables
/// between them. A change that makes a rule wrong is refused before there is data, at its rule and with the place on the other
/// side; a change that makes none wrong is not refused.
///
/// Whether a change is harmful follows from the standard's legend (凡例: データ型, 桁数, データ出力条件) and from the COBOL
/// picture, not from what the program says.
struct MutationTests {
  /// One changed line.
  struct Mutant {
    var title: String
    /// The file below `Mappings`.
    var file: String
    /// The line, from 0, and what stands there instead.
    var line: Int
    var text: String
    /// What has to be named; `nil` for a change that does no harm.
    var name: String?
    /// Whether the changed line itself has to be pointed at: it is there, and says what a rule contradicts.
    var isShown = true
  }

  /// A copy of the mappings, changed one line at a time.
  final class Scratch {
    let folder = TemporaryDirectory()
    init() throws {
      _ = try Command.run(["cp", "-R", Repository.path("Mappings"), folder.path("Mappings")])
    }

    func lines(_ file: String) throws -> [String] {
      let bytes = try #require(FileManager.default.contents(atPath: folder.path("Mappings/" + file)))
      return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
        String.init)
    }

    /// The diagnostics of the project with the mutant in place.
    func diagnostics(_ mutant: Mutant) throws -> [Diagnostic] {
      let original = try lines(mutant.file)
      var changed = original
      changed[mutant.line] = mutant.text
      try folder.write(Array(changed.joined(separator: "\n").utf8), to: "Mappings/" + mutant.file)
      defer { try? folder.write(Array(original.joined(separator: "\n").utf8), to: "Mappings/" + mutant.file) }
      return ProjectLoader.load(folder.path("Mappings/nakanojo/migration.utsushi")).diagnostics
    }
  }

  static func places(_ diagnostic: Diagnostic) -> [TextSpan] {
    [diagnostic.span].compactMap { $0 } + diagnostic.notes.compactMap(\.span)
  }

  /// Checks every mutant; gives how many there were.
  static func judge(_ mutants: [Mutant], in scratch: Scratch) throws -> Int {
    for mutant in mutants {
      let errors = try scratch.diagnostics(mutant).filter { $0.severity == .error }
      let told = DiagnosticRenderer.render(errors, sources: { _ in nil }, language: .english)
      guard let name = mutant.name else {
        #expect(errors.isEmpty, "\(mutant.title) does no harm: \(mutant.text)\n\(told)")
        continue
      }
      #expect(!errors.isEmpty, "\(mutant.title) is not refused: \(mutant.text)")
      guard !errors.isEmpty else { continue }
      let named = errors.filter { error in
        let texts = [error.message.en, error.help?.en ?? ""] + error.notes.map(\.message.en)
        return texts.contains { $0.contains(name) }
      }
      #expect(!named.isEmpty, "\(mutant.title) does not name `\(name)`\n\(told)")
      #expect(
        named.contains { Self.places($0).contains { $0.file.hasSuffix(".utsushi") } },
        "\(mutant.title) points at no line of a mapping\n\(told)")
      guard mutant.isShown else { continue }
      #expect(
        named.contains {
          Self.places($0).contains { $0.file.hasSuffix(mutant.file) && $0.start.line == mutant.line + 1 }
        },
        "\(mutant.title) does not point at \(mutant.file):\(mutant.line + 1)\n\(told)")
    }
    return mutants.count
  }

  // MARK: - The standard

  /// A row of an item list.
  struct Item {
    var file: String
    var line: Int
    var cells: [String]
    var name: String { cells[1] }
    var type: String { cells[9] }

    func changing(_ column: Int, to text: String) -> String {
      var cells = cells
      cells[column] = text
      return cells.joined(separator: ",")
    }
  }

  static let groups = [
    ("001", ["住民情報", "支援措置対象者情報"]), ("010", ["納税義務者情報", "個人住民税課税情報", "個人住民税税額控除情報"]),
    ("023", ["被保険者情報（介護）"]), ("027", ["受給者情報", "支給対象児童情報"]), ("031", ["住登外者宛名基本情報"]),
  ]

  /// The items of the groups that the sample writes.
  static func items(_ scratch: Scratch) throws -> [Item] {
    try groups.flatMap { business, names in
      let file = "Standards/2.1/\(business)/items.csv"
      return try scratch.lines(file).enumerated().compactMap { line, text -> Item? in
        let cells = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard line > 0, cells.count == 25, !text.contains("\""), names.contains(cells[3]) else { return nil }
        return Item(file: file, line: line, cells: cells)
      }
    }
  }

  /// How the maps of each business give an item: what stands behind its name.
  static func rules(_ scratch: Scratch) throws -> [String: [String]] {
    var rules: [String: [String]] = [:]
    let files = [("juki", "001"), ("jutogai", "031"), ("kojuzei", "010"), ("kaigo", "023"), ("jidoteate", "027")]
    for (file, business) in files {
      for line in try scratch.lines("nakanojo/rules/\(file).utsushi") {
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        guard line.hasPrefix("  "), words.count == 2 else { continue }
        let rest = String(words[1].drop { $0 == " " })
        if rest.hasPrefix("= ") || rest.hasPrefix("absent ") { rules[business + words[0], default: []].append(rest) }
      }
    }
    return rules
  }

  @Test func `a changed item list is refused where a rule contradicts it`() throws {
    let scratch = try Scratch()
    let rules = try Self.rules(scratch)
    var mutants: [Mutant] = []
    for (number, item) in try Self.items(scratch).enumerated() {
      let given = rules[item.file.split(separator: "/")[2] + item.name] ?? []
      func add(_ title: String, _ column: Int, _ text: String, _ name: String?, isShown: Bool = true) {
        mutants.append(
          Mutant(
            title: title, file: item.file, line: item.line, text: item.changing(column, to: text), name: name,
            isShown: isShown))
      }
      // An item that the standard does not have: nothing in the list could be pointed at but the item of the near name.
      if !given.isEmpty, number.isMultiple(of: 4) {
        add("another name", 1, item.name + "名", item.name, isShown: false)
      }
      if given.contains(where: { $0.hasPrefix("absent") }), item.cells[13] == "任意", number.isMultiple(of: 2) {
        add("mandatory", 13, "必須", item.name)
      }
      let isRead = given.contains { $0.contains("旧.") || $0.contains("外.") }
      if item.type == "DATE", isRead { add("no date", 9, "X", item.name) }
      if item.type == "Ｎ", isRead, number.isMultiple(of: 2) { add("a date", 9, "DATE", item.name) }
      if item.type == "Ｎ", given.contains(where: { $0.hasSuffix("full-width else reject") }) {
        add("half-width", 9, "X", item.name)
      }
      if item.type == "9", isRead { add("a date", 9, "DATE", item.name) }
      // What does no harm.
      switch number % 12 {
      case 0 where !item.cells[10].isEmpty && item.type != "DATE" && item.type != "TIME" && item.type != "9V":
        add("longer", 10, "\((Int(item.cells[10]) ?? 0) + 5)", nil)
      case 1 where item.cells[13] == "必須": add("optional", 13, "任意", nil)
      case 2: add("a note", 19, "補足", nil)
      case 3: add("a romanisation", 2, "a\(number)", nil)
      case 4: add("a definition", 14, "定義の補足", nil)
      default: break
      }
    }
    let count = try Self.judge(mutants, in: scratch)
    #expect(mutants.count { $0.name != nil } >= 100 && mutants.count { $0.name == nil } >= 35)
    print("\(count) mutants of item lists, \(mutants.count { $0.name != nil }) of them harmful")
  }

  @Test func `an item that is new, too short or without a code that is used is refused`() throws {
    let scratch = try Scratch()
    var mutants: [Mutant] = []
    // Digits that a rule carries as they are, and one place less than the field has (JUKI.cpy, JUTOGAI.cpy).
    for (business, name, digits) in [
      ("001", "宛名番号", 10), ("001", "世帯番号", 10), ("001", "住所_町字コード", 7), ("001", "住所_郵便番号", 7),
      ("031", "住所_市区町村コード", 6), ("031", "住所_郵便番号", 7),
    ] {
      for item in try Self.items(scratch) where item.file.contains("/\(business)/") && item.name == name {
        guard item.cells[3] == "住民情報" || business == "031" else { continue }
        mutants.append(
          Mutant(
            title: "too short", file: item.file, line: item.line, text: item.changing(10, to: "\(digits - 1)"),
            name: name))
      }
    }
    for item in try Self.items(scratch) where item.name == "宛名番号" || item.name == "履歴番号" {
      var cells = item.cells
      (cells[0], cells[1], cells[2], cells[4]) = ("", "新しい項目", "", "")
      (cells[13], cells[21]) = ("任意", "")
      for (title, demand) in [("a new item", "任意"), ("a new mandatory item", "必須")] {
        cells[13] = demand
        mutants.append(
          Mutant(
            title: title, file: item.file, line: item.line,
            text: item.cells.joined(separator: ",") + "\n" + cells.joined(separator: ","), name: "新しい項目", isShown: false
          ))
      }
    }
    // Code values that a conversion table gives, taken out of the list one at a time; and one added.
    for (business, list, table) in [
      ("001", "性別", "sex"), ("001", "住民種別", "resident-kind"), ("001", "住民状態", "resident-state"),
      ("001", "続柄", "relationship"),
      ("001", "支援措置区分", "support"), ("001", "氏名優先区分", "name-priority"), ("031", "性別", "sex-non-resident"),
      ("023", "要介護状態区分コード", "care-level"), ("027", "児童手当資格区分", "child-entitlement"),
    ] {
      let file = "Standards/2.1/\(business)/codes.csv"
      let rows = try scratch.lines("nakanojo/codes/\(table).csv").dropFirst()
      let targets = Set(
        rows.compactMap { $0.split(separator: ",", omittingEmptySubsequences: false).dropFirst().first })
      for (line, text) in try scratch.lines(file).enumerated() {
        let cells = text.split(separator: ",", omittingEmptySubsequences: false)
        guard cells.count > 3, cells[1] == list, cells[3].isEmpty else { continue }
        if targets.contains(cells[2]) {
          mutants.append(
            Mutant(
              title: "a code less", file: file, line: line,
              text: text.replacing(",\(cells[2]),", with: ",Z\(cells[2]),"),
              name: String(cells[2]), isShown: false))
        } else {
          mutants.append(
            Mutant(
              title: "an unused code less", file: file, line: line,
              text: text.replacing(",\(cells[2]),", with: ",Z\(cells[2]),")))
        }
      }
    }
    let count = try Self.judge(mutants, in: scratch)
    #expect(mutants.count { $0.name != nil } >= 50)
    print("\(count) mutants of items and codes, \(mutants.count { $0.name != nil } ) of them harmful")
  }

  // MARK: - The old system

  /// The elementary fields of a copybook's record: line, name, picture.
  static func fields(_ lines: [String]) -> [(line: Int, name: String, picture: String)] {
    lines.enumerated().compactMap { line, text in
      let words = text.split(separator: " ").map(String.init)
      guard words.count >= 4, Int(words[0]) != nil, words[0] != "88", let place = words.firstIndex(of: "PIC"),
        place == 2,
        words[1] != "FILLER"
      else { return nil }
      return (line, words[1], words[3].filter { $0 != "." })
    }
  }

  @Test func `a changed copybook is refused where a rule contradicts it`() throws {
    let scratch = try Scratch()
    var mutants: [Mutant] = []
    for (book, from, to) in [("JUKI", "JUKI-DETAIL", "JUKI-TRAILER"), ("JUTOGAI", "JUTO-DETAIL", "JUTO-TRAILER")] {
      let file = "nakanojo/layouts/\(book).cpy"
      let lines = try scratch.lines(file)
      let start = try #require(lines.firstIndex { $0.contains("01  \(from).") })
      let end = try #require(lines.firstIndex { $0.contains("01  \(to).") })
      let rules = try scratch.lines("nakanojo/rules/\(book.lowercased()).utsushi").joined(separator: "\n")
      let detail = Self.fields(lines).filter { (start..<end).contains($0.line) }
      for (number, field) in detail.enumerated() {
        let text = lines[field.line]
        // A field that is called otherwise: the rule's name is left without one.
        if number.isMultiple(of: 2), rules.contains(".\(field.name)"), !text.contains("REDEFINES"),
          !lines.contains(where: { $0.contains("REDEFINES \(field.name).") })
        {
          mutants.append(
            Mutant(
              title: "another name", file: file, line: field.line,
              text: text.replacing(" \(field.name) ", with: " X\(field.name) "),
              name: field.name, isShown: false))
        }
        // One place more or less: the record is no longer as long as the file's.
        if let digits = Int(field.picture.dropFirst(2).dropLast()), field.picture.hasPrefix("9("),
          number.isMultiple(of: 3)
        {
          mutants.append(
            Mutant(
              title: "another length", file: file, line: field.line,
              text: text.replacing("9(\(digits))", with: "9(\(digits + 1))"),
              name: "640", isShown: false))
          if book == "JUTOGAI" { mutants[mutants.count - 1].name = "400" }
        }
        // What does no harm: a comment above it, another word of the same meaning.
        if number % 5 == 1 {
          mutants.append(
            Mutant(title: "a comment", file: file, line: field.line, text: "      *    注記\n" + text))
        }
      }
      for (line, text) in lines.enumerated() where text.contains("COMP-3") {
        mutants.append(
          Mutant(title: "the long word", file: file, line: line, text: text.replacing("COMP-3", with: "PACKED-DECIMAL"))
        )
      }
      // A filler that is a field now: nobody says what becomes of it.
      let filler = try #require(lines[start..<end].lastIndex { $0.contains("FILLER") })
      let digits = try #require(Int(lines[filler].split(separator: "(")[1].split(separator: ")")[0]))
      mutants.append(
        Mutant(
          title: "a new field", file: file, line: filler,
          text:
            "           05  FILLER                  PIC X(\(digits - 1)).\n           05  ATARASHII               PIC X(1).",
          name: "ATARASHII", isShown: false))
    }
    // Dates of seven digits that have eight, in a record of the same length.
    let lines = try scratch.lines("nakanojo/layouts/JUKI.cpy")
    for field in Self.fields(lines) where field.picture == "9(7)" && field.name.hasSuffix("YMD") {
      mutants.append(
        Mutant(
          title: "a date of characters", file: "nakanojo/layouts/JUKI.cpy", line: field.line,
          text: lines[field.line].replacing("PIC 9(7)", with: "PIC X(7)")))
    }
    // A value that the conversion table does not have.
    for (field, value) in [
      ("NIHONJIN", "\"J\""), ("JUMIN-GENZON", "\"0\""), ("SEX-OTOKO", "\"M\""), ("SHIEN-ARI", "\"A\" \"B\""),
      ("DAIHYO", "\"1\""),
    ] {
      let file = "nakanojo/layouts/" + (field == "DAIHYO" ? "JUTOGAI.cpy" : "JUKI.cpy")
      let lines = try scratch.lines(file)
      let line = try #require(lines.firstIndex { $0.contains("88  \(field) ") })
      mutants.append(
        Mutant(
          title: "a value more", file: file, line: line, text: lines[line].replacing(value, with: value + " \"Q\""),
          name: "Q",
          isShown: false))
      mutants.append(
        Mutant(
          title: "a condition of another name", file: file, line: line,
          text: lines[line].replacing(field + " ", with: field + "-X ")))
    }
    let count = try Self.judge(mutants, in: scratch)
    #expect(mutants.count { $0.name != nil } >= 50 && mutants.count { $0.name == nil } >= 25)
    print("\(count) mutants of copybooks, \(mutants.count { $0.name != nil }) of them harmful")
  }

  @Test func `a changed conversion table is refused where either side contradicts it`() throws {
    let scratch = try Scratch()
    var mutants: [Mutant] = []
    for table in [
      "sex", "resident-kind", "resident-state", "reason", "relationship", "name-priority", "support",
      "sex-non-resident", "representative",
      "insured-kind", "care-status", "care-level", "child-entitlement", "child-relationship", "tax-declaration",
      "taxation",
    ] {
      let file = "nakanojo/codes/\(table).csv"
      let rows = try scratch.lines(file).enumerated().filter { !$0.element.isEmpty }.dropFirst()
      for (line, text) in rows.prefix(2) {
        var cells = text.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        cells[1] = "ZZ"
        mutants.append(
          Mutant(title: "a code of no list", file: file, line: line, text: cells.joined(separator: ","), name: "ZZ"))
      }
      for (line, text) in rows.prefix(1) {
        mutants.append(Mutant(title: "another note", file: file, line: line, text: text + "（補足）"))
      }
    }
    // Sources that the copybook's conditions name.
    for table in ["sex", "resident-kind", "resident-state", "support", "sex-non-resident", "representative"] {
      let file = "nakanojo/codes/\(table).csv"
      let rows = try scratch.lines(file).enumerated().filter { !$0.element.isEmpty }.dropFirst()
      for (line, text) in rows {
        let written = String(text.prefix { $0 != "," })
        let source = written.replacing("\"", with: "")
        mutants.append(
          Mutant(
            title: "a code that is not converted", file: file, line: line,
            text: text.replacing(written + ",", with: "?,", maxReplacements: 1),
            name: "\"\(source)\"", isShown: false))
      }
    }
    let count = try Self.judge(mutants, in: scratch)
    #expect(mutants.count { $0.name != nil } >= 40)
    print("\(count) mutants of tables, \(mutants.count { $0.name != nil }) of them harmful")
  }
}
