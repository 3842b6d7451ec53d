import Glibc
import TestSupport

// Two files of rows of twenty columns, one cell in a hundred another, compared by their key with every difference written to
// the disk, with all processors. Beside it DuckDB's full outer join of the same files into a CSV file, with as many threads,
// where Python has the module duckdb; in the same minute, in turn. The time of a process from its start to its end against
// that of DuckDB's statement alone.
// `swift run -c release Throughput diff [rows]`.
enum ComparedFiles {
  private static let rounds = 5
  private static let columnCount = 20

  static func measure(rows: Int) throws {
    let folder = TemporaryDirectory()
    let own = CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let utsushi = own.joined(separator: "/") + "/utsushi"
    let changed = write(rows, folder.path("old.csv"), folder.path("new.csv"))
    var fastest = Double.infinity
    var duck = Double.infinity
    for _ in 0..<rounds {
      fastest = min(fastest, try seconds(utsushi, folder))
      duck = min(duck, try duckDB(folder) ?? .infinity)
    }
    let lines = try Command.run(["wc", "-l", folder.path("all.csv")]).text.split(separator: " ").first.flatMap {
      Int($0)
    }
    precondition(lines == changed + 1, "a line for each changed cell, and the headings")
    print("\(rows) rows of \(columnCount) columns, \(changed) changed cells, fastest of \(rounds) rounds in turn")
    print("  diff: \(Timing.hundredths(fastest)) s, peak memory \(peakMemory()) MiB with what ran before")
    print(
      duck.isFinite
        ? "  DuckDB, full outer join into CSV: \(Timing.hundredths(duck)) s, ratio \(Timing.hundredths(duck / fastest)) (the bar: 2.00)"
        : "  DuckDB: not run, Python has no module duckdb")
  }

  private static func seconds(_ utsushi: String, _ folder: TemporaryDirectory) throws -> Double {
    _ = try Command.run(["rm", "-f", folder.path("all.csv")])
    let clock = ContinuousClock()
    var code: Int32 = 0
    let time = try clock.measure {
      code = try Command.run([
        utsushi, "diff", folder.path("old.csv"), folder.path("new.csv"), "--key", "id", "--output",
        folder.path("all.csv"),
      ]).exitCode
    }
    precondition(code == 1, "the files differ")
    return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
  }

  /// The seconds DuckDB says that it took; `nil` where it is not there.
  private static func duckDB(_ folder: TemporaryDirectory) throws -> Double? {
    let script = """
      import duckdb, os, sys, time
      old, new, out = sys.argv[1:4]
      connection = duckdb.connect()
      connection.execute('set threads = %d' % os.cpu_count())
      columns = ['c%d' % i for i in range(1, \(columnCount))]
      wanted = ', '.join(['coalesce(a.id, b.id) as id'] + ['a.%s as a_%s, b.%s as b_%s' % (c, c, c, c) for c in columns])
      differ = ' or '.join(['a.id is null', 'b.id is null'] + ['a.%s is distinct from b.%s' % (c, c) for c in columns])
      read = "read_csv('%s', all_varchar = true, header = true)"
      start = time.monotonic()
      connection.execute("copy (select %s from %s a full outer join %s b on a.id = b.id where %s) to '%s' (header)"
        % (wanted, read % old, read % new, differ, out))
      print(time.monotonic() - start)
      """
    let result = try Command.run([
      "python3", "-c", script, folder.path("old.csv"), folder.path("new.csv"), folder.path("duck.csv"),
    ])
    return result.exitCode == 0 ? result.text.split(separator: "\n").first.flatMap { Double($0) } : nil
  }

  /// The largest resident memory of any child so far, in MiB.
  private static func peakMemory() -> Int {
    var usage = rusage()
    // The structure is filled by the call.
    unsafe getrusage(Int32(RUSAGE_CHILDREN.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }

  /// Writes both files piece by piece, and gives how many cells differ.
  private static func write(_ rows: Int, _ old: String, _ new: String) -> Int {
    guard let first = unsafe fopen(old, "wb"), let second = unsafe fopen(new, "wb") else {
      preconditionFailure("files in an own folder")
    }
    var state: UInt64 = 1
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    func cell(_ letter: String, _ number: UInt64) -> String {
      let digits = String(number % 1_048_576)
      return letter + String(repeating: "0", count: 7 - digits.utf8.count) + digits
    }
    let heading = (["id"] + (1..<columnCount).map { "c\($0)" }).map { "\"\($0)\"" }.joined(separator: ",") + "\r\n"
    var (left, right) = (Array(heading.utf8), Array(heading.utf8))
    var changed = 0
    for row in 0..<rows {
      let number = String(row)
      let key = "\"" + String(repeating: "0", count: 15 - number.utf8.count) + number + "\""
      left.append(contentsOf: key.utf8)
      right.append(contentsOf: key.utf8)
      for _ in 1..<columnCount {
        let text = ",\"" + cell("v", next()) + "\""
        left.append(contentsOf: text.utf8)
        if next() % 100 == 0 {
          right.append(contentsOf: (",\"" + cell("w", next()) + "\"").utf8)
          changed += 1
        } else {
          right.append(contentsOf: text.utf8)
        }
      }
      left += [0x0D, 0x0A]
      right += [0x0D, 0x0A]
      guard left.count > 1 << 20 || row == rows - 1 else { continue }
      // The arrays outlive the calls.
      precondition(unsafe fwrite(left, 1, left.count, first) == left.count, "room on the disk")
      precondition(unsafe fwrite(right, 1, right.count, second) == right.count, "room on the disk")
      left.removeAll(keepingCapacity: true)
      right.removeAll(keepingCapacity: true)
    }
    // Each is closed once, here.
    precondition(unsafe fclose(first) == 0, "room on the disk")
    precondition(unsafe fclose(second) == 0, "room on the disk")
    return changed
  }
}
