import TestSupport
import Testing

/// `profile`, beside counts that Python makes of the same bytes.
struct ProfileVerbTests {
  private static let clean = "Mappings/nakanojo/migration.utsushi"

  /// Counts the detail records of JUKI.DAT by the places of JUKI.cpy and compares; prints what differs.
  private static let comparison = """
    import collections, json, sys
    def check(what, found, expected):
        if found != expected: print(what, found, expected)
    profile = json.load(open(sys.argv[1], encoding='utf-8'))
    data = open(sys.argv[2], 'rb').read()
    records = [data[i:i + 640] for i in range(0, len(data), 642)]
    details = [r for r in records if r[:1] == b'2']
    # SHIEN-KBN at 32 protects everyone with the same ATENA-NO (1 to 10) or SETAI-NO (11 to 20): `protect` in the project.
    marked = [r for r in details if r[32:33] != b' ']
    hidden = {r[1:11] for r in marked}, {r[11:21] for r in marked}
    isShown = [r[1:11] not in hidden[0] and r[11:21] not in hidden[1] for r in details]
    check('protected', len(marked) > 0 and isShown.count(False) > len(marked), True)
    check('records', profile['records'], len(records))
    check('bytes', profile['bytes'], len(data))
    detail = [t for t in profile['types'] if t['type'] == 'detail'][0]
    evidence = {d['declaration'].split()[0]: d for d in profile['declarations']}
    check('protect', evidence['protect']['agreeing'], len(records))
    check('hidden', evidence['protect']['remark'].split()[0], str(isShown.count(False)))
    # CHUSHUTSU-YMD at 15 of the header.
    check('extracted', evidence['extracted']['agreeing'], [data[15:23]].count(b'20250930'))
    check('parts', evidence['parts']['agreeing'], 1)
    check('details', detail['records'], len(details))
    for field in detail['fields']:
        start, length, name = field['offset'], field['length'], field['field']
        cut = [r[start:start + length] for r in details]
        check(name + ' sum', field['records'], len(details))
        unreadable = sum(u['count'] for u in field['unreadable'])
        check(name + ' states', field['blank'] + field['lowValues'] + field['highValues'] + unreadable + field['values'],
              len(details))
        if field['number']: continue
        texts = [c.decode('cp932').rstrip(' ') for c in cut]
        values = [t for t in texts if t.strip(' \\u3000')]
        check(name + ' values', field['values'], len(values))
        check(name + ' distinct', field['distinct'], len(set(values)))
        # Codes that the identification table decides are other characters there; Python has them in private use.
        isIdentified = any('\\ue000' <= c <= '\\uf8ff' for v in values for c in v)
        shown = [t for t, s in zip(texts, isShown) if s and t.strip(' \\u3000')]
        if values and not isIdentified:
            check(name + ' minimum', field.get('minimum'), min(shown, default=None))
            check(name + ' maximum', field.get('maximum'), max(shown, default=None))
            check(name + ' shortest', field['shortest'], min(map(len, values)))
            check(name + ' longest', field['longest'], max(map(len, values)))
            check(name + ' characters', sum(field['characters'].values()), sum(map(len, values)))
            counts = [n for _, n in collections.Counter(shown).most_common(10)]
            if len(set(shown)) <= 2048: check(name + ' top', [t['count'] for t in field['top']], counts)
        print('seen', name)
    """

  @Test(.enabled(if: Python.isPresent, "Python is not there to count beside"))
  func `the counts are those that Python makes of the same bytes`() throws {
    let folder = TemporaryDirectory()
    let run = try Utsushi.run([
      "profile", "住民マスタ", "--project", Self.clean, "--format", "json", "--reveal", "--output", folder.path("p.json"),
      "--language", "en",
    ])
    #expect(run.exitCode == 0, "\(run.errorText)")
    let compared = try Command.run([
      "python3", "-c", Self.comparison, folder.path("p.json"), Repository.path("SampleData/nakanojo/clean/JUKI.DAT"),
    ])
    let lines = compared.text.split(separator: "\n")
    #expect(compared.exitCode == 0, "\(compared.errorText)")
    #expect(lines.count > 10 && lines.allSatisfy { $0.hasPrefix("seen ") }, "\(compared.text)")
  }

  @Test(arguments: ["text", "json", "html"])
  func `no value of a person shows unless it is asked for`(_ format: String) throws {
    let hidden = try Utsushi.run(["profile", "住民マスタ", "--project", Self.clean, "--format", format])
    let shown = try Utsushi.run(["profile", "住民マスタ", "--project", Self.clean, "--format", format, "--reveal"])
    #expect(hidden.exitCode == 0 && shown.exitCode == 0)
    // The least postal code is in every form.
    let whole = try Utsushi.run(["profile", "住民マスタ", "--project", Self.clean, "--format", "json", "--reveal"]).text
    let field = try #require(whole.firstRange(of: "\"field\":\"YUBIN\""))
    let rest = whole[field.upperBound...]
    let minimum = try #require(rest.firstRange(of: "\"minimum\":\""))
    let value = String(rest[minimum.upperBound...].prefix { $0 != "\"" })
    #expect(value.count >= 3)
    #expect(!hidden.text.contains(value) && shown.text.contains(value), "\(value)")
  }

  @Test func `of people who are protected neither a value nor a place shows`() throws {
    let scratch = try ScratchProject()
    var bytes = try scratch.read(ScratchProject.residents)
    let start = ScratchProject.recordByteCount
    // The first resident is protected, and alone has this postal code and a birth date of bytes 00: SHIEN-KBN at 32, BIRTH at
    // 33 to 39 of JUKI.cpy.
    bytes[start + 32] = 0x31
    for place in 33..<40 { bytes[start + place] = 0 }
    let yubin = try #require(try Self.place(of: "YUBIN", in: scratch))
    for place in 0..<7 { bytes[start + yubin + place] = 0x39 }
    try scratch.write(bytes, to: ScratchProject.residents)
    for format in ["text", "json", "html"] {
      let run = try scratch.utsushi([
        "profile", "住民マスタ", "--project", ScratchProject.file, "--language", "en", "--format", format, "--reveal",
      ])
      #expect(run.exitCode == 1)
      #expect(run.text.contains("absent BIRTH when low-values"))
      #expect(!run.text.contains("9999999") && !run.text.contains("record 1\n") && !run.text.contains("\"first\":1,"))
    }
  }

  @Test func `without the file that says who is protected nothing is shown, and the message says why`() throws {
    let scratch = try ScratchProject()
    try scratch.write([], to: ScratchProject.residents)
    let other = try scratch.utsushi(["profile", "介護", "--project", ScratchProject.file, "--language", "en"])
    #expect(other.exitCode == 2 && other.stdout.isEmpty)
    #expect(other.errorText.contains("P213") && other.errorText.contains("JUKI.DAT` is empty"), "\(other.errorText)")
    let own = try scratch.utsushi(["profile", "住民マスタ", "--project", ScratchProject.file, "--language", "en"])
    #expect(own.exitCode == 2 && own.errorText.contains("P201"), "\(own.errorText)")
  }

  /// Where a field of the residents' records begins, as `layout` prints it.
  private static func place(of name: String, in scratch: ScratchProject) throws -> Int? {
    let listed = try scratch.utsushi(["layout", "project/layouts/JUKI.cpy", "--language", "en"]).text
    let line = listed.split(separator: "\n").first { $0.split(separator: " ").dropFirst().first == Substring(name) }
    return line.flatMap { $0.split(separator: " ").dropFirst(2).first.flatMap { Int($0) } }
  }

  @Test func `what contradicts a declaration is counted and named, with what the bytes look like`() throws {
    let scratch = try ScratchProject()
    try scratch.replace("characters CP932", by: "characters EUCJP")
    let run = try scratch.utsushi([
      "profile", "住民マスタ", "--project", ScratchProject.file, "--language", "en",
    ])
    #expect(run.exitCode == 1)
    #expect(run.text.contains("characters EUCJP") && run.text.contains("CP932"), "\(run.text)")
  }

  @Test func `a day of extraction that no header has is told with the days that are there`() throws {
    let scratch = try ScratchProject()
    var bytes = try scratch.read(ScratchProject.residents)
    // CHUSHUTSU-YMD at 15 of JUKI-HEADER: 20250930.
    bytes[22] = 0x31
    bytes[21] = 0x31
    try scratch.write(bytes, to: ScratchProject.residents)
    let run = try scratch.utsushi([
      "profile", "住民マスタ", "--project", ScratchProject.file, "--language", "en",
    ])
    #expect(run.text.contains("the days are 2025-09-11"), "\(run.text.prefix(800))")
  }

  @Test func `bytes 00 in a number are told with the declaration that fits them`() throws {
    let scratch = try ScratchProject()
    var bytes = try scratch.read(ScratchProject.residents)
    // BIRTH of the first detail: bytes 33 to 39 of JUKI.cpy.
    for place in 33..<40 { bytes[ScratchProject.recordByteCount + place] = 0 }
    try scratch.write(bytes, to: ScratchProject.residents)
    let run = try scratch.utsushi(["profile", "住民マスタ", "--project", ScratchProject.file, "--language", "en"])
    #expect(run.exitCode == 1)
    #expect(run.text.contains("absent BIRTH when low-values") && run.text.contains("record 1"), "\(run.text)")
  }
}
