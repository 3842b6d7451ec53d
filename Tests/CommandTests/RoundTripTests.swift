import Formats
import TestSupport
import Testing

/// `read` and `write` give the same bytes: over the sample's files, and over files of random bytes in every combination of
/// table and form of records with fields of every usage and sign.
struct RoundTripTests {
  private static func returns(_ folder: TemporaryDirectory, _ source: String, project: String, file: String) throws
    -> Bool
  {
    _ = try Command.run(["rm", "-f", folder.path("lines.jsonl"), folder.path("written.dat")])
    let read = try Utsushi.run(["read", source, "--project", project, "--language", "en"], in: folder.path)
    #expect(read.exitCode == 0, "\(read.errorText)")
    try folder.write(read.stdout, to: "lines.jsonl")
    let write = try Utsushi.run(
      [
        "write", source, "--project", project, "--input", folder.path("lines.jsonl"), "--output",
        folder.path("written.dat"),
        "--language", "en",
      ], in: folder.path)
    #expect(write.exitCode == 0, "\(write.errorText)")
    return try Command.run(["cmp", file, folder.path("written.dat")]).exitCode == 0
  }

  @Test(arguments: ["migration", "faulty"])
  func `every file of the sample comes back`(name: String) throws {
    let folder = TemporaryDirectory()
    let project = Repository.path("Mappings/nakanojo/\(name).utsushi")
    let files = [
      ("住民マスタ", "JUKI.DAT"), ("住登外マスタ", "JUTOGAI.DAT"), ("個人住民税", "KOJUZEI.DAT"), ("介護", "KAIGO.CSV"),
      ("受給者", "JITE-JUKYUSHA.CSV"), ("児童", "JITE-JIDO.CSV"), ("管理表", "KANRI.CSV"),
    ]
    for (source, file) in files {
      let path = Repository.path("SampleData/nakanojo/\(name == "faulty" ? "faulty" : "clean")/\(file)")
      #expect(try RoundTripTests.returns(folder, source, project: project, file: path), "\(source)")
      let trip = try Utsushi.run(["roundtrip", source, "--project", project, "--language", "en"])
      #expect(trip.exitCode == 0 && trip.text.contains("came back"), "\(source): \(trip.errorText)")
    }
  }

  /// A form of records of the matrix.
  private struct Form {
    var declaration: String
    var newline: [UInt8] = []
    var word: Word?
    var block: Word?
    var areBlanksRemoved = false
    /// What the length field counts; `nil` where there is no such field.
    var isLengthInclusive: Bool?
    /// Whether tables of `OCCURS DEPENDING ON` end where they end.
    var isVariable = false

    struct Word {
      var isBigEndian: Bool
      var isInclusive: Bool
      var words: String { (isBigEndian ? "big" : "little") + "-endian " + (isInclusive ? "inclusive" : "exclusive") }

      func bytes(_ count: Int) -> [UInt8] {
        let length = count + (isInclusive ? 4 : 0)
        let own = [UInt8(length >> 8), UInt8(length & 0xFF)]
        return (isBigEndian ? own : own.reversed()) + [0, 0]
      }
    }
  }

  private static let newlines: [(name: String, bytes: [UInt8])] = [
    ("LF", [0x0A]), ("CRLF", [0x0D, 0x0A]), ("CR", [0x0D]), ("NEL", [0x15]), ("EBCDIC-LF", [0x25]),
    ("EBCDIC-CRLF", [0x0D, 0x25]),
  ]

  /// Every form of records that is no delimited text.
  private static let forms: [Form] = {
    var forms = [Form(declaration: "fixed 150 newline none")]
    for newline in newlines {
      forms.append(Form(declaration: "fixed 150 newline \(newline.name)", newline: newline.bytes))
      forms.append(Form(declaration: "lines \(newline.name)", newline: newline.bytes, isVariable: true))
      forms.append(
        Form(
          declaration: "lines \(newline.name) blanks removed", newline: newline.bytes, areBlanksRemoved: true,
          isVariable: true))
    }
    let words = [true, false].flatMap { order in [true, false].map { Form.Word(isBigEndian: order, isInclusive: $0) } }
    for word in words {
      forms.append(Form(declaration: "variable RDW \(word.words)", word: word, isVariable: true))
      for block in words {
        forms.append(
          Form(declaration: "variable RDW \(word.words) BDW \(block.words)", word: word, block: block, isVariable: true)
        )
      }
    }
    for isInclusive in [true, false] {
      forms.append(
        Form(
          declaration: "length LL \(isInclusive ? "inclusive" : "exclusive")", isLengthInclusive: isInclusive,
          isVariable: true))
    }
    return forms
  }()

  private static let signs = ["  signs      EBCDIC\n", "  signs      ASCII\n"]

  /// 150 bytes: a length, a counter, fields of every usage, and 3 occurrences of 5 bytes; variable tables where records vary.
  private static func copybook(isVariable: Bool) -> String {
    """
    01 R.
    05 LL PIC 9(4) COMP.
    05 N PIC 9.
    05 A PIC X(8).
    05 B PIC X(6) JUST RIGHT.
    05 C PIC N(4) USAGE DISPLAY-1.
    05 D PIC N(3) USAGE NATIONAL.
    05 E PIC 9(5).
    05 F PIC S9(5)V99.
    05 G PIC S9(4) SIGN LEADING.
    05 H PIC S9(4) SIGN TRAILING SEPARATE.
    05 I PIC S9(3)V9 SIGN LEADING SEPARATE.
    05 J PIC S9(7)V99 COMP-3.
    05 K PIC 9(4) COMP-3.
    05 L PIC 9(5) COMP-6.
    05 M PIC S9(4) COMP.
    05 O PIC S9(9)V99 COMP-5.
    05 P COMP-1.
    05 Q COMP-2.
    05 S PIC 9(3)PP.
    05 T PIC 9(4) BLANK WHEN ZERO.
    05 U PIC ZZ,ZZ9.99-.
    05 V PIC X(6).
    05 W REDEFINES V PIC 9(6).
    05 FILLER PIC X(10).
    05 X OCCURS \(isVariable ? "0 TO 3 DEPENDING ON N" : "3").
    10 Y PIC X(2).
    10 Z PIC S9(5) COMP-3.
    05 LAST-FIELD PIC X(12).

    """
  }

  private static func project(_ table: String, _ form: Form) -> String {
    project + source("元", file: "T.DAT", table, form, signs: signs[0])
  }

  private static var project: String {
    """
    migration "往復" {
      kind         rehearsal
      municipality 104213
      standard     "\(Repository.path("Mappings/Standards/2.1"))"
      as-of        2025-10-01
      dialect      "utf8-crlf-quoted-header"
      gate         { rejects == 0 }
    }

    """
  }

  /// - Parameter signs: The line that declares them, with its newline.
  private static func source(_ name: String, file: String, _ table: String, _ form: Form, signs: String) -> String {
    """
    source \(name) {
      file       "\(file)" parts 1 extracted 2025-09-30
      layout     copybook "\(form.isVariable ? "variable" : "t").cpy" dialect GnuCOBOL characters UTF8 format free\(form.isVariable ? " tables shifted" : "")
      characters \(table)
      records    \(form.declaration)
      padding    space
    \(signs)  select     detail R
    }

    """
  }

  /// Records of random bytes, of digits, of blanks and of zeros; the counters are right in most.
  private static func records(_ form: Form, _ count: Int, zero: UInt8, _ generator: inout Generator) -> [UInt8] {
    let blank: UInt8 = zero == 0x30 ? 0x20 : 0x40
    var records: [[UInt8]] = []
    for row in 0..<count {
      let occurrences = form.isVariable ? Int(generator.next() % 4) : 3
      let length = 150 - (3 - occurrences) * 5
      var record = (0..<length).map { _ -> UInt8 in
        let random = UInt8(truncatingIfNeeded: generator.next())
        switch row % 4 {
        case 0: return random
        case 1: return zero + random % 10
        case 2: return blank
        default: return random % 16 == 0 ? random : 0
        }
      }
      record[2] = generator.next() % 8 == 0 ? 0xFF : zero + UInt8(occurrences)
      if let isInclusive = form.isLengthInclusive {
        (record[0], record[1]) = (0, UInt8(isInclusive ? length : length - 2))
      }
      if form.declaration.hasPrefix("lines") { record = record.map { form.newline.contains($0) ? 0x41 : $0 } }
      if form.areBlanksRemoved, row % 3 == 0 { while record.last == blank { record.removeLast() } }
      records.append((form.word?.bytes(record.count) ?? []) + record + form.newline)
    }
    guard let block = form.block else { return records.flatMap { $0 } }
    return stride(from: 0, to: records.count, by: 7).flatMap { start in
      let body = records[start..<min(start + 7, records.count)].flatMap { $0 }
      return block.bytes(body.count) + body
    }
  }

  private static func zero(of table: String) throws -> UInt8 { try #require(CharacterTable.named(table)).zero }

  /// Those in which no byte is a space: blanks that were removed could not be filled in.
  private static let tablesWithoutBlank = [
    "UTF16BE", "UTF16LE", "IBM300", "IBM16684", "JEF", "KEIS78", "KEIS83", "JIPS-J", "JIPS-E",
  ]

  private static let tables = CharacterTable.names

  @Test(arguments: tables)
  func `random files of every form and sign come back, and so do those that are cut off`(table: String) throws {
    let seed: UInt64 = 148
    var generator = Generator(state: seed)
    let zero = try RoundTripTests.zero(of: table)
    let folder = TemporaryDirectory()
    for isVariable in [true, false] {
      try folder.write(
        Array(RoundTripTests.copybook(isVariable: isVariable).utf8), to: isVariable ? "variable.cpy" : "t.cpy")
    }
    let hasBlank = !RoundTripTests.tablesWithoutBlank.contains(table)
    let forms = RoundTripTests.forms.filter { hasBlank || !$0.areBlanksRemoved }
    var project = RoundTripTests.project
    for (number, form) in forms.enumerated() {
      let bytes = RoundTripTests.records(form, 6, zero: zero, &generator)
      try folder.write(bytes, to: "\(number).DAT")
      try folder.write(bytes.dropLast(1 + Int(generator.next() % 140)), to: "cut-\(number).DAT")
      let signs = RoundTripTests.signs
      project +=
        RoundTripTests.source("A\(number)", file: "\(number).DAT", table, form, signs: signs[0])
        + RoundTripTests.source("B\(number)", file: "\(number).DAT", table, form, signs: signs[1])
        + RoundTripTests.source("C\(number)", file: "cut-\(number).DAT", table, form, signs: signs[number % 2])
    }
    try folder.write(Array(project.utf8), to: "m.utsushi")
    let trips = try Utsushi.run(["roundtrip", "--project", "m.utsushi", "--language", "en"], in: folder.path)
    #expect(trips.exitCode == 0, "seed \(seed), \(table): \(trips.errorText)\(trips.text.prefix(2000))")
    let lines = trips.text.split(separator: "\n").filter { $0.contains("came back") }
    #expect(lines.count == 3 * forms.count)
    // Every record of a whole file is found.
    #expect(lines.count { !$0.hasPrefix("C") && $0.contains(" of 6 records ") } == 2 * forms.count, "\(lines)")
    guard !hasBlank, let removed = RoundTripTests.forms.first(where: \.areBlanksRemoved) else { return }
    project += RoundTripTests.source("R", file: "0.DAT", table, removed, signs: RoundTripTests.signs[0])
    try folder.write(Array(project.utf8), to: "m.utsushi")
    let refused = try Utsushi.run(["roundtrip", "R", "--project", "m.utsushi", "--language", "en"], in: folder.path)
    #expect(refused.exitCode == 2 && refused.errorText.contains("P312"), "\(table): \(refused.errorText)")
  }

  @Test(arguments: ["inclusive", "exclusive"])
  func `a length field that counts something else than declared is refused with what fits`(_ real: String) throws {
    let other = real == "inclusive" ? "exclusive" : "inclusive"
    let form = try #require(RoundTripTests.forms.first { $0.declaration == "length LL \(real)" })
    var generator = Generator(state: 207)
    let folder = TemporaryDirectory()
    try folder.write(Array(RoundTripTests.copybook(isVariable: true).utf8), to: "variable.cpy")
    try folder.write(RoundTripTests.records(form, 40, zero: 0x30, &generator), to: "T.DAT")
    let project = RoundTripTests.project("CP932", form).replacing("length LL \(real)", with: "length LL \(other)")
    try folder.write(Array(project.utf8), to: "m.utsushi")
    let read = try Utsushi.run(["read", "元", "--project", "m.utsushi", "--language", "en"], in: folder.path)
    #expect(read.exitCode == 2, "\(read.errorText)")
    #expect(read.errorText.contains("error[P207]") && read.errorText.contains("`records length LL \(real)`"))
  }

  @Test func `what read printed is written as the same file`() throws {
    let seed: UInt64 = 932
    var generator = Generator(state: seed)
    for (number, form) in RoundTripTests.forms.enumerated() {
      let table = number % 2 == 0 ? "CP932" : "IBM939"
      let folder = TemporaryDirectory()
      try folder.write(Array(RoundTripTests.project(table, form).utf8), to: "m.utsushi")
      try folder.write(
        Array(RoundTripTests.copybook(isVariable: form.isVariable).utf8), to: form.isVariable ? "variable.cpy" : "t.cpy"
      )
      let bytes = RoundTripTests.records(form, 40, zero: try RoundTripTests.zero(of: table), &generator)
      try folder.write(Array(bytes.dropLast(Int(generator.next() % 2) * 33)), to: "T.DAT")
      #expect(
        try RoundTripTests.returns(folder, "元", project: folder.path("m.utsushi"), file: folder.path("T.DAT")),
        "seed \(seed), \(table), \(form.declaration)")
    }
  }

  @Test(arguments: [
    ("UTF16LE", "comma newline CRLF header names mark"), ("UTF16BE", "tab newline LF header names mark"),
    ("UTF8", "comma newline mixed header names mark"), ("CP932", "bar newline CRLF header names escape backslash"),
    ("EUCJPMS", "semicolon newline CR header names quotes single"),
  ])
  func `delimited text of every unit is read and comes back`(table: String, form: String) throws {
    let folder = TemporaryDirectory()
    let framing = Form(declaration: "delimited " + form)
    var project = RoundTripTests.project(table, framing)
    for line in ["  padding    space\n", "  signs      EBCDIC\n"] { project = project.replacing(line, with: "") }
    project = project.replacing(
      "layout     copybook \"t.cpy\" dialect GnuCOBOL characters UTF8 format free", with: "layout delimited \"t.csv\""
    )
    .replacing("select     detail R", with: "select detail")
    try folder.write(Array(project.utf8), to: "m.utsushi")
    try folder.write(Array("name,header,type,digits,scale,note\n氏名,氏名,X,,,\n額,額,S9,9,2,\n".utf8), to: "t.csv")
    let delimiter = form.hasPrefix("tab") ? "\t" : form.hasPrefix("bar") ? "|" : form.hasPrefix("semi") ? ";" : ","
    let newline = form.contains("CRLF") ? "\r\n" : form.contains("CR ") ? "\r" : "\n"
    let quote = form.contains("single") ? "'" : "\""
    let mark = form.contains("mark") ? "\u{FEFF}" : ""
    let rows = [
      "氏名\(delimiter)額", "山田　太郎\(delimiter)-12.5", "\(quote)ポ表\(delimiter)\(quote)\(delimiter)",
      "a\(quote)b\(delimiter)1", "x",
    ]
    let text = mark + rows.joined(separator: newline)
    let names = ["UTF16LE": "UTF-16LE", "UTF16BE": "UTF-16BE", "UTF8": "UTF-8", "EUCJPMS": "EUC-JP-MS"]
    try folder.write(Array(text.utf8), to: "utf8.txt")
    let converted = try Command.run(
      ["iconv", "-f", "UTF-8", "-t", names[table] ?? table, folder.path("utf8.txt")], in: folder.path)
    try folder.write(converted.stdout, to: "T.DAT")
    #expect(
      try RoundTripTests.returns(folder, "元", project: folder.path("m.utsushi"), file: folder.path("T.DAT")))
    let lines = String(decoding: try Files.read(folder.path("lines.jsonl")), as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[1].contains("\"氏名\":\"山田　太郎\"") && lines[1].contains("\"-12.50\""))
    #expect(lines[2].contains("\"氏名\":\"ポ表\(delimiter == "\t" ? "\\t" : delimiter)\",\"額\":\"\""))
    #expect(lines[3].contains("\"fault\":\"F109\"") && lines[4].contains("\"fault\":\"F108\""))
  }

  @Test func `fields whose bytes are all alike hold no value where that is declared`() throws {
    let folder = TemporaryDirectory()
    var project = RoundTripTests.project("IBM939", Form(declaration: "fixed 12 newline none"))
    project = project.replacing(
      "  padding    space\n",
      with: "  padding    space\n  absent     B, A when low-values\n  absent     C when high-values\n")
    try folder.write(Array(project.utf8), to: "m.utsushi")
    try folder.write(Array("01 R. 05 A PIC X(4). 05 B PIC S9(5)V99 COMP-3. 05 C PIC S9(4).\n".utf8), to: "t.cpy")
    let empty: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF]
    let full: [UInt8] = [0xC1, 0xC2, 0x40, 0x40, 0x12, 0x34, 0x56, 0x7C, 0xF1, 0xF2, 0xF3, 0xD4]
    let wrong: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]
    try folder.write(empty + full + wrong, to: "T.DAT")
    #expect(try RoundTripTests.returns(folder, "元", project: folder.path("m.utsushi"), file: folder.path("T.DAT")))
    let lines = String(decoding: try Files.read(folder.path("lines.jsonl")), as: UTF8.self).split(separator: "\n")
    #expect(
      lines[0].hasSuffix(
        #""fields":{"A":{"value":"","hex":"00000000"},"B":{"value":"","hex":"00000000"},"C":{"value":"","hex":"ffffffff"}}}"#
      ))
    #expect(lines[1].hasSuffix(#""fields":{"A":"AB","B":"12345.67","C":"-1234"}}"#))
    #expect(lines[2].contains("N302") && lines[2].contains("N301"))
    for field in ["X", "R"] {
      try folder.write(Array(project.replacing("B, A when", with: "B, \(field) when").utf8), to: "bad.utsushi")
      let result = try Utsushi.run(["read", "元", "--project", "bad.utsushi", "--language", "en"], in: folder.path)
      #expect(result.exitCode == 2 && result.errorText.contains("`\(field)`"), "\(result.errorText)")
    }
  }

  @Test func `a changed value changes its field alone, and one that does not fit is refused with its line`() throws {
    let folder = TemporaryDirectory()
    let form = Form(declaration: "fixed 12 newline none")
    try folder.write(Array(RoundTripTests.project("IBM939", form).utf8), to: "m.utsushi")
    try folder.write(Array("01 R. 05 A PIC X(4). 05 B PIC S9(5)V99 COMP-3. 05 C PIC S9(4).\n".utf8), to: "t.cpy")
    let bytes: [UInt8] = [0xC1, 0xC2, 0x40, 0x40, 0x12, 0x34, 0x56, 0x7F, 0xF1, 0xF2, 0xF3, 0xD4]
    try folder.write(bytes + bytes, to: "T.DAT")
    let line =
      #"{"record":0,"offset":0,"type":"detail","fields":{"A":"AB","B":{"value":"12345.67","hex":"1234567f"},"C":"-1234"}}"#
    let read = try Utsushi.run(["read", "元", "--project", "m.utsushi", "--first", "1"], in: folder.path)
    #expect(read.text == line + "\n")
    func write(_ line: String) throws -> Command.Result {
      try folder.write(Array((line + "\n").utf8), to: "l.jsonl")
      _ = try Command.run(["rm", "-f", folder.path("W.DAT")])
      return try Utsushi.run(
        ["write", "元", "--project", "m.utsushi", "--input", "l.jsonl", "--output", "W.DAT", "--language", "en"],
        in: folder.path)
    }
    #expect(try write(line.replacing("-1234", with: "-7")).exitCode == 0)
    #expect(try Files.read(folder.path("W.DAT")) == Array(bytes.prefix(8)) + [0xF0, 0xF0, 0xF0, 0xD7])
    for (changed, code) in [
      (line.replacing("\"AB\"", with: "\"ABCDE\""), "P234"), (line.replacing("\"A\":", with: "\"X\":"), "P233"),
      (line.replacing("detail", with: "other"), "P232"), (String(line.dropLast(3)), "P231"),
      (line.replacing("-1234", with: "12.5"), "P234"),
    ] {
      let result = try write(line + "\n" + changed)
      #expect(
        result.exitCode == 2 && result.errorText.contains(code) && result.errorText.contains("line 2"),
        "\(result.errorText)")
    }
  }
}

/// A generator with a printed seed (SplitMix64).
private struct Generator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
