import TestSupport
import Testing

/// `profile`, beside counts that Python makes of the same bytes.
struct ProfileVerbTests {
  private static let clean = "Mappings/nakanojo/migration.utsushi"

  /// Counts the detail records of JUKI.DAT by the places of JUKI.cpy and compares; prints what differs.
  private static let comparison = """
    import json, sys
    profile = json.load(open(sys.argv[1], encoding='utf-8'))
    data = open(sys.argv[2], 'rb').read()
    records = [data[i:i + 640] for i in range(0, len(data), 642)]
    details = [r for r in records if r[:1] == b'2']
    def check(what, found, expected):
        if found != expected: print(what, found, expected)
    check('records', profile['records'], len(records))
    check('bytes', profile['bytes'], len(data))
    detail = [t for t in profile['types'] if t['type'] == 'detail'][0]
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
        if values and not isIdentified:
            check(name + ' minimum', field['minimum'], min(values))
            check(name + ' maximum', field['maximum'], max(values))
            check(name + ' shortest', field['shortest'], min(map(len, values)))
            check(name + ' longest', field['longest'], max(map(len, values)))
            check(name + ' characters', sum(field['characters'].values()), sum(map(len, values)))
            counts = sorted((values.count(v) for v in set(values)), reverse=True)[:10]
            if len(set(values)) <= 2048: check(name + ' top', [t['count'] for t in field['top']], counts)
        print('seen', name)
    """

  @Test(.enabled(if: Python.isPresent, "Python is not there to count beside"))
  func `the counts are those that Python makes of the same bytes`() throws {
    let folder = TemporaryDirectory()
    let run = try Utsushi.run([
      "profile", "住民マスタ", "--project", Self.clean, "--format", "json", "--reveal", "--output", folder.path("p.json"),
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

  @Test func `what contradicts a declaration is counted and named, with what the bytes look like`() throws {
    let scratch = try ScratchProject()
    try scratch.replace("characters CP932", by: "characters EUCJP")
    let run = try scratch.utsushi([
      "profile", "住民マスタ", "--project", ScratchProject.file, "--language", "en",
    ])
    #expect(run.exitCode == 1)
    #expect(run.text.contains("characters EUCJP") && run.text.contains("CP932"), "\(run.text)")
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
