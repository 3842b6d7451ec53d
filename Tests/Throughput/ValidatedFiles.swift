import Glibc
import TestSupport

// Validation of a big file of the official group 031.住登外者宛名基本情報, one core, from the disk to the report: a clean file and
// one in which five values of every record are wrong, with every finding written to the disk. Beside it DuckDB's read_csv of
// the clean file into a table of texts, one thread, where Python has the module duckdb; in the same minute, in turn.
// `swift run -c release Throughput validate [records]`.
enum ValidatedFiles {
  private static let rounds = 5
  private static let name = "jutogaisha_atena_kihon_joho.csv"

  static func measure(records: Int) throws {
    let folder = TemporaryDirectory()
    let own = CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let utsushi = own.joined(separator: "/") + "/utsushi"
    for isClean in [true, false] {
      _ = try Command.run(["mkdir", folder.path(isClean ? "clean" : "bad")])
      write(records, isClean: isClean, to: folder.path((isClean ? "clean/" : "bad/") + name))
    }
    let size =
      (try Command.run(["stat", "-c", "%s", folder.path("clean/\(name)")]).text)
      .split(separator: "\n").first.flatMap { Int($0) } ?? 0
    var clean = Double.infinity
    var bad = Double.infinity
    var duck = Double.infinity
    var memory = 0
    for round in 0..<rounds {
      clean = min(clean, try seconds(utsushi, folder, "clean", []))
      _ = try Command.run(["rm", "-f", folder.path("findings.csv")])
      bad = min(bad, try seconds(utsushi, folder, "bad", ["--findings", folder.path("findings.csv")]))
      // Before DuckDB is a child, too.
      if round == 0 { memory = peakMemory() }
      duck = min(duck, try duckDB(folder) ?? .infinity)
    }
    print("\(records) records of 29 items, \(size) bytes, one core, fastest of \(rounds) rounds in turn")
    print("  clean: \(Int(Double(size) / clean / 1e6)) MB/s (the bar: 150)")
    print(
      "  five findings in every record, all written: \(Timing.hundredths(bad / clean)) times as long (the bar: 2.00)")
    print("  peak memory of both: \(memory) MiB")
    print(
      duck.isFinite
        ? "  DuckDB read_csv into a table, one thread: \(Int(Double(size) / duck / 1e6)) MB/s, ratio \(Timing.hundredths(duck / clean))"
        : "  DuckDB: not run, Python has no module duckdb")
  }

  private static func seconds(_ utsushi: String, _ folder: TemporaryDirectory, _ name: String, _ more: [String]) throws
    -> Double
  {
    let clock = ContinuousClock()
    var code: Int32 = 0
    let time = try clock.measure {
      code = try Command.run(
        [
          "taskset", "-c", "0", utsushi, "validate", "--accept-not-run", "--standard",
          Repository.path("Mappings/Standards/2.1"),
          folder.path(name),
        ] + more
      ).exitCode
    }
    precondition(code == (name == "clean" ? 0 : 1), "the file is what it was made to be")
    return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
  }

  /// The seconds DuckDB says that it took; `nil` where it is not there.
  private static func duckDB(_ folder: TemporaryDirectory) throws -> Double? {
    let script = """
      import duckdb, sys, time
      connection = duckdb.connect()
      connection.execute('set threads = 1')
      start = time.monotonic()
      connection.execute("create table t as select * from read_csv(?, all_varchar = true, header = true)", [sys.argv[1]])
      print(time.monotonic() - start)
      """
    let result = try Command.run(["python3", "-c", script, folder.path("clean/\(name)")])
    return result.exitCode == 0 ? result.text.split(separator: "\n").first.flatMap { Double($0) } : nil
  }

  /// The largest resident memory of any child so far, in MiB.
  private static func peakMemory() -> Int {
    var usage = rusage()
    // The structure is filled by the call.
    unsafe getrusage(Int32(RUSAGE_CHILDREN.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }

  /// Values that every rule allows. Source: 項目定義書（住登外者宛名番号管理）, サンプル値.
  private static let items: [(name: String, value: String, bad: String?)] = [
    ("宛名番号", "", nil), ("個人番号", "123456789018", nil), ("氏名", "佐藤　一郎", nil), ("氏_日本人", "佐藤", nil),
    ("名_日本人", "一郎", nil), ("氏名_外国人アルファベット", "", nil), ("氏名_外国人漢字", "", nil), ("氏名_読み仮名", "サトウ　イチロウ", nil),
    ("氏_日本人_読み仮名", "サトウ", nil), ("名_日本人_読み仮名", "イチロウ", nil), ("性別", "1", "9"), ("生年月日", "1964-07-01", nil),
    ("生年月日_不詳表記", "", nil), ("住所_市区町村コード", "131016", nil), ("住所_町字コード", "0011001", nil),
    ("住所_都道府県", "東京都", "東京都特別区"), ("住所_市区郡町村名", "千代田区", nil), ("住所_町字", "霞が関二丁目", nil),
    ("住所_番地号表記", "１番６号", "1番"), ("住所_方書", "虎ノ門ハイツ１０１号", nil), ("住所_方書_フリガナ", "トラノモンハイツ１０１ゴウ", nil),
    ("住所_郵便番号", "1000014", nil), ("業務ID", "001", nil), ("独自施策システム等ID", "", nil), ("代表宛名フラグ", "0", nil),
    ("名寄せ先宛名番号", "", nil), ("操作者ID", "123456", "１"), ("操作年月日", "2021-11-01", "2021-02-29"), ("操作時刻", "09:00:00", nil),
  ]

  /// A 宛名番号 with its check digit: modulus 11, weights 2 to 7 from the lowest. Source: 共通機能標準仕様書 2.1.
  private static func addressee(_ serial: Int) -> Int {
    var sum = 0
    var weight = 2
    var rest = serial
    while rest > 0 {
      sum += rest % 10 * weight
      weight = weight == 7 ? 2 : weight + 1
      rest /= 10
    }
    return serial * 10 + (sum % 11 <= 1 ? 0 : 11 - sum % 11)
  }

  /// Writes a file piece by piece: a child's memory counts what its parent had when it was started.
  private static func write(_ records: Int, isClean: Bool, to path: String) {
    func row(_ cells: [String]) -> [UInt8] { Array((cells.map { "\"\($0)\"" }.joined(separator: ",") + "\r\n").utf8) }
    guard let file = unsafe fopen(path, "wb") else { preconditionFailure("a file in an own folder") }
    var bytes = row(items.map(\.name))
    let rest = Array(row(items.map { isClean ? $0.value : $0.bad ?? $0.value }).dropFirst(1))
    for record in 0..<records {
      let number = String(addressee(record))
      bytes.append(0x22)
      bytes.append(contentsOf: repeatElement(0x30, count: 15 - number.utf8.count))
      bytes.append(contentsOf: number.utf8)
      bytes.append(contentsOf: rest)
      guard bytes.count > 1 << 20 || record == records - 1 else { continue }
      // The array outlives the call.
      precondition(unsafe fwrite(bytes, 1, bytes.count, file) == bytes.count, "room on the disk")
      bytes.removeAll(keepingCapacity: true)
    }
    // Closed once, here.
    precondition(unsafe fclose(file) == 0, "room on the disk")
  }
}
