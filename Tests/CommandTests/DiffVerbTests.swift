import FoundationEssentials
import TestSupport
import Testing

/// `diff` and `patch`. Expected counts of random files: Python's csv module and counters.
@Suite struct DiffVerbTests {
  private struct Item: Decodable, Equatable {
    var item: String
    var changed: Int
  }

  private struct File: Decodable {
    var path: String
    var oldRows: Int
    var newRows: Int
    var same: Int
    var changed: Int
    var excused: Int
    var notation: Int
    var added: Int
    var removed: Int
    var unreadable: Int
    var moved: Int
    var items: [Item]
    var oldColumns: String
    var newColumns: String
  }

  private struct Report: Decodable {
    var isDifferent: Bool
    var files: [File]
  }

  private static func diff(_ folder: TemporaryDirectory, _ arguments: [String]) throws -> (Report, Int32) {
    let run = try Utsushi.run(["diff"] + arguments + ["--format", "json", "--language", "en"], in: folder.path)
    #expect(run.errorText.isEmpty, "\(run.errorText)")
    return (try JSONDecoder().decode(Report.self, from: Data(run.stdout)), run.exitCode)
  }

  /// Two files that differ at random, and what a reader of its own says of them.
  private static let oracle = """
    import csv, io, json, random, sys
    from collections import defaultdict
    seed, folder, keys = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    r = random.Random(seed)
    texts = ['', 'a', 'a"b', 'x,y', '神', '\\ufa19', '改\\r\\n行', ' ', '0012']
    def row(i): return [str(i)] + [r.choice(texts) for _ in range(4)]
    old = [row(r.randrange(40)) for _ in range(r.randrange(60))]
    new = [list(x) for x in old]
    for _ in range(r.randrange(30)):
      what = r.randrange(4)
      if what == 0 or not new: new.insert(r.randrange(len(new) + 1), row(r.randrange(40)))
      elif what == 1: new.pop(r.randrange(len(new)))
      elif what == 2: new[r.randrange(len(new))][r.randrange(1, 5)] = r.choice(texts)
      else: new.insert(r.randrange(len(new)), new.pop(r.randrange(len(new))))
    def write(name, rows):
      with open(folder + '/' + name, 'w', newline='', encoding='utf-8') as f:
        w = csv.writer(f, quoting=csv.QUOTE_ALL)
        w.writerow(['k', 'c1', 'c2', 'c3', 'c4'])
        w.writerows(rows)
    write('old.csv', old); write('new.csv', new)
    def groups(rows):
      g = defaultdict(list)
      for x in rows: g[tuple(x[:keys]) if keys else tuple(x)].append(tuple(x))
      return g
    a, b = groups(old), groups(new)
    same = added = removed = changed = 0
    cells = [0] * 5
    for key in set(a) | set(b):
      left, right = list(a[key]), list(b[key])
      for x in list(left):
        if x in right: left.remove(x); right.remove(x); same += 1
      for x, y in zip(left, right):
        changed += 1
        for i in range(5): cells[i] += x[i] != y[i]
      removed += max(0, len(left) - len(right)); added += max(0, len(right) - len(left))
    print(json.dumps(dict(old=len(old), new=len(new), same=same, changed=changed, added=added, removed=removed, cells=cells)))
    """

  private struct Expected: Decodable {
    var old: Int
    var new: Int
    var same: Int
    var changed: Int
    var added: Int
    var removed: Int
    var cells: [Int]
  }

  @Test(.enabled(if: Python.isPresent, "python3 is not there"), arguments: 1...40)
  func `random files differ as Python says, and the patch makes the newer of the older`(seed: Int) throws {
    let folder = TemporaryDirectory()
    let keys = seed % 3
    let made = try Command.run(["python3", "-X", "utf8", "-c", Self.oracle, "\(seed)", folder.path, "\(keys)"])
    let expected = try JSONDecoder().decode(Expected.self, from: Data(made.stdout))
    var arguments = ["old.csv", "new.csv", "--patch", "p", "--output", "all.csv"]
    if keys > 0 { arguments += ["--key", ["k", "k,c1"][keys - 1]] }
    let (report, code) = try Self.diff(folder, arguments)
    let file = try #require(report.files.first)
    #expect(
      [file.oldRows, file.newRows, file.same, file.changed, file.added, file.removed, file.unreadable, file.notation]
        == [expected.old, expected.new, expected.same, expected.changed, expected.added, expected.removed, 0, 0],
      "seed \(seed)")
    let names = ["k", "c1", "c2", "c3", "c4"]
    #expect(
      file.items == zip(names, expected.cells).filter { $1 > 0 }.map { Item(item: $0, changed: $1) }, "seed \(seed)")
    #expect(code == (expected.changed + expected.added + expected.removed > 0 ? 1 : 0))
    let patch = try Utsushi.run(["patch", "old.csv", "p", "--output", "made.csv"], in: folder.path)
    #expect(patch.exitCode == 0, "seed \(seed): \(patch.errorText)")
    #expect(try Files.read(folder.path("made.csv")) == Files.read(folder.path("new.csv")), "seed \(seed)")
    // A line for each cell and row, read by a reader of its own.
    let count = try Command.run([
      "python3", "-X", "utf8", "-c",
      "import csv,sys; print(sum(1 for _ in csv.reader(open(sys.argv[1], newline=''))) - 1)",
      folder.path("all.csv"),
    ])
    #expect(count.text == "\(expected.cells.reduce(0, +) + expected.added + expected.removed)\n", "seed \(seed)")
  }

  private static func folder(_ old: String, _ new: String) throws -> TemporaryDirectory {
    let folder = TemporaryDirectory()
    try folder.write(Array(old.utf8), to: "old.csv")
    try folder.write(Array(new.utf8), to: "new.csv")
    return folder
  }

  @Test func `what is equal after a step is counted, and no difference where that step is ignored`() throws {
    let rows = [
      ("1", "ｱ", "ア"), ("2", "A　", "A"), ("3", "abc", "ABC"), ("4", "葛", "葛\u{E0100}"), ("5", "NULL", ""),
      ("6", "神", "\u{FA19}"),
      ("7", "same", "same"),
    ]
    let folder = try Self.folder(
      "k,v\r\n" + rows.map { "\($0.0),\($0.1)\r\n" }.joined(), "k,v\r\n" + rows.map { "\($0.0),\($0.2)\r\n" }.joined())
    let text = try Utsushi.run(["diff", "old.csv", "new.csv", "--key", "k", "--language", "en"], in: folder.path)
    #expect(text.exitCode == 1)
    for part in ["trailing blanks 1", "width 1", "case 1", "variation selectors 1", "form of nothing 1", "v: 6"] {
      #expect(text.text.contains(part), "\(part): \(text.text)")
    }
    let steps = "trailing-blanks,width,case,variant,null"
    let (report, code) = try Self.diff(folder, ["old.csv", "new.csv", "--key", "k", "--ignoring", steps])
    // The two glyphs of 神 are two people's names.
    #expect(code == 1 && report.files[0].changed == 6 && report.files[0].excused == 5)
    try folder.write(Array("item,old,new,reason\nv,神,*,字体の統一\n".utf8), to: "expected.csv")
    let expected = try Self.diff(
      folder, ["old.csv", "new.csv", "--key", "k", "--ignoring", steps, "--expect", "expected.csv"])
    #expect(expected.1 == 0 && expected.0.files[0].excused == 6)
    try folder.write(Array("item,old,new,reason\nv,神,*,\n".utf8), to: "expected.csv")
    #expect(
      try Utsushi.run(["diff", "old.csv", "new.csv", "--expect", "expected.csv"], in: folder.path).errorText.contains(
        "S302"))
  }

  @Test func `columns in another order, marks written otherwise, and rows that moved are no changes`() throws {
    let folder = try Self.folder("k,a,b\r\n1,x,y\r\n2,u,v\r\n3,p,q\r\n", "b,k,a,c\r\nq,3,p,1\r\ny,1,x,2\r\nv,2,w,3\r\n")
    let (report, code) = try Self.diff(folder, ["old.csv", "new.csv", "--key", "k"])
    let file = report.files[0]
    #expect(code == 1 && file.same == 2 && file.changed == 1 && file.newColumns == "c" && file.oldColumns == "")
    #expect(file.items == [Item(item: "a", changed: 1)])
    let quoted = try Self.folder("k,a\r\n1,x\r\n2,y\r\n3,z\r\n", "k,a\r\n3,z\r\n1,\"x\"\r\n2,y\r\n")
    let (same, sameCode) = try Self.diff(quoted, ["old.csv", "new.csv", "--key", "k"])
    #expect(sameCode == 0 && same.files[0].same == 2 && same.files[0].notation == 1 && same.files[0].moved == 1)
  }

  @Test func `files that cannot be compared say why, and lines that are no rows are compared as they are`() throws {
    let folder = try Self.folder("k,a\r\n1,x\r\n2\r\n", "k,a\r\n1,x\r\n2\r\n3,\"y\r\n")
    let (report, code) = try Self.diff(folder, ["old.csv", "new.csv", "--key", "k"])
    #expect(code == 1 && report.files[0].unreadable == 3 && report.files[0].same == 2 && report.files[0].added == 1)
    try folder.write([], to: "empty.csv")
    try folder.write([0x6B, 0x0D, 0x0A, 0xFF, 0x0D, 0x0A], to: "bytes.csv")
    _ = try Command.run(["mkdir", folder.path("none")])
    for (arguments, code) in [
      (["old.csv", "empty.csv"], "P261"), (["old.csv", "new.csv", "--characters", "IBM939"], "P312"),
      (["old.csv", "new.csv", "--characters", "SJIS"], "P261"),
      (["old.csv", "new.csv", "--key", "z"], "P262"), (["old.csv", "none"], "P263"), (["none", "none"], "P263"),
      (["old.csv", "nowhere.csv"], "P263"),
    ] {
      let run = try Utsushi.run(
        ["diff"] + arguments + ["--language", "en", "--output", "r.csv", "--patch", "r.patch"], in: folder.path)
      for name in ["r.csv", "r.patch"] { #expect((try? Files.read(folder.path(name))) == nil, "\(arguments)") }
      #expect(run.exitCode == 2 && run.errorText.contains("error[\(code)]"), "\(arguments): \(run.errorText)")
    }
    #expect(try Utsushi.run(["diff", "old.csv", "new.csv", "--ignoring", "all"], in: folder.path).exitCode == 64)
    // Rows that are taken for headings are people's values: they are not shown.
    try folder.write(Array("k,a\n1,佐藤\n".utf8), to: "lf.csv")
    try folder.write(Array("k,k\r\n1,佐藤\r\n".utf8), to: "twice.csv")
    for file in ["lf.csv", "twice.csv"] {
      let run = try Utsushi.run(["diff", file, file, "--language", "en"], in: folder.path)
      #expect(run.exitCode == 2 && run.errorText.contains("error[P261]") && !run.errorText.contains("佐藤"), "\(file)")
    }
    // A patch names its files by lines.
    for name in ["one", "two"] {
      _ = try Command.run(["mkdir", folder.path(name)])
      try folder.write(Array("k\r\n\(name)\r\n".utf8), to: "\(name)/a\nb.csv")
    }
    let named = try Utsushi.run(["diff", "one", "two", "--patch", "n.patch", "--language", "en"], in: folder.path)
    #expect(named.exitCode == 2 && named.errorText.contains("error[P263]"), "\(named.errorText)")
    #expect(
      (try? Files.read(folder.path("n.patch"))) == nil && (try? Files.read(folder.path("n.patch.partial"))) == nil)
    #expect(try Utsushi.run(["diff", "one", "two"], in: folder.path).exitCode == 1)
    // Bytes that are no characters are written in hexadecimal.
    try folder.write([0x6B, 0x0D, 0x0A, 0xFE, 0x0D, 0x0A], to: "other.csv")
    _ = try Utsushi.run(["diff", "bytes.csv", "other.csv", "--output", "hex.csv"], in: folder.path)
    #expect(try Files.read(folder.path("hex.csv")).contains(Array("0xff".utf8)))
  }

  @Test func `a patch that does not fit leaves nothing behind`() throws {
    let folder = try Self.folder("k,a\r\n1,x\r\n2,y\r\n", "k,a\r\n1,x\r\n2,z\r\n3,w\r\n")
    _ = try Utsushi.run(["diff", "old.csv", "new.csv", "--key", "k", "--patch", "p"], in: folder.path)
    let patch = try Files.read(folder.path("p"))
    func apply(_ old: String = "old.csv") throws -> Command.Result {
      let run = try Utsushi.run(["patch", old, "q", "--output", "made", "--language", "en"], in: folder.path)
      #expect(run.exitCode == 2 && (try? Files.read(folder.path("made"))) == nil, "\(run.text)")
      return run
    }
    for end in 0..<patch.count - 2 {
      try folder.write(Array(patch[..<end]), to: "q")
      // A patch of no file makes none.
      if end == Array("utsushi-patch 1\n".utf8).count || end == Array("utsushi-patch 1\n".utf8).count - 1 { continue }
      let text = try apply().errorText
      #expect(text.contains("P264") || text.contains("P265"), "\(end): \(text)")
    }
    try folder.write(patch, to: "q")
    #expect(try apply("new.csv").errorText.contains("P265"))
    _ = try Command.run(["mkdir", folder.path("set")])
    _ = try Command.run(["cp", folder.path("old.csv"), folder.path("set/new.csv")])
    let name = String(decoding: patch, as: UTF8.self)
    for path in ["../new.csv", "/tmp/new.csv", "a//b", ""] {
      try folder.write(Array(name.replacing(" new.csv\n", with: " \(path)\n").utf8), to: "q")
      #expect(try apply("set").errorText.contains("P264"), "\(path)")
    }
    try folder.write(Array("here".utf8), to: "made")
    try folder.write(patch, to: "q")
    let there = try Utsushi.run(["patch", "old.csv", "q", "--output", "made", "--language", "en"], in: folder.path)
    #expect(there.errorText.contains("P265"))
    #expect(try Files.read(folder.path("made")) == Array("here".utf8))
  }

  @Test func `runs are compared by the keys of the standard, and a patch makes one data set of the other`() throws {
    let scratch = try ScratchProject()
    #expect(try scratch.run().exitCode < 2)
    _ = try Command.run(["mv", "out", "first"], in: scratch.folder.path)
    // One resident is gone from the old system, with all rows of the register's own items.
    var records = try scratch.records()
    records.remove(at: 5)
    try scratch.write(records: records)
    #expect(try scratch.run().exitCode < 2)
    let standard = ["--standard", Repository.path("Mappings/Standards/2.1")]
    let (report, code) = try Self.diff(scratch.folder, ["first", "out", "--patch", "p"] + standard)
    let register = try #require(report.files.first { $0.path == "001/jumin_joho.csv" })
    #expect(code == 1 && register.removed == 1 && register.added == 0 && register.same == register.newRows)
    let own = try #require(report.files.first { $0.path == "独自施策/001_jumin_joho.csv" })
    #expect(own.removed == 1 && own.changed == 0)
    let made = try scratch.utsushi(["patch", "first/bag/data", "p", "--output", "made"])
    #expect(made.exitCode == 0, "\(made.errorText)")
    #expect(try Command.run(["diff", "-r", "made", "out/bag/data"], in: scratch.folder.path).exitCode == 0)
    #expect(try Self.diff(scratch.folder, ["out", "out"] + standard).1 == 0)
  }
}
