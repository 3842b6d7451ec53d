import Glibc
import TestSupport

// The main job on a big synthetic town, beside `iconv -c` on the same files, each from its own table: the run reads, maps,
// joins, validates, proves, reconciles, reports and waits for the disk; iconv converts the characters alone, to /dev/null.
// `-c`, because iconv stops at packed decimals. The two alternate, so that each round is of one minute.
enum WholeRun {
  static func measure(residents: Int) throws {
    let folder = TemporaryDirectory()
    let own = CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let utsushi = own.joined(separator: "/") + "/utsushi"
    try expect(
      Command.run([utsushi, "generate", "--output", folder.path("data"), "--residents", "\(residents)"]), "generate")
    try project(in: folder)
    let sizes = try Command.run(["sh", "-c", "stat -c %s data/*.DAT data/*.CSV"], in: folder.path).text
      .split(separator: "\n").compactMap { Int($0) }
    let size = sizes.reduce(0, +)
    print("\(residents) residents, \(size) bytes in \(sizes.count) files")
    var converting: [Double] = []
    var running: [Double] = []
    var memory = 0
    for round in 1...9 {
      let run = try seconds {
        try expect(
          Command.run([
            utsushi, "run", folder.path("nakanojo/migration.utsushi"), "--output", folder.path("out\(round)"),
          ]), "run")
      }
      // Before iconv, which keeps its whole input in memory, is a child too.
      if round == 1 { memory = peakMemory() }
      let iconv = try seconds {
        try expect(
          Command.run(["sh", "-c", convert], in: folder.path), "iconv")
      }
      converting.append(iconv)
      running.append(run)
      print("  round \(round): iconv \(rounded(iconv)) s, run \(rounded(run)) s, ratio \(rounded(iconv / run))")
      _ = try Command.run(["rm", "-rf", folder.path("out\(round)")])
    }
    let ratios = zip(converting, running).map { $0 / $1 }.sorted()
    let fastest = running.min() ?? .infinity
    print("the run has \(rounded(ratios[ratios.count / 2])) times the throughput of iconv alone (median of the rounds)")
    print("fastest against fastest: \(rounded((converting.min() ?? 0) / fastest))")
    print("\(rounded(Double(size) / fastest / 1e6)) MB/s; peak memory \(memory) MiB (the bar: 256)")
  }

  /// Every file through iconv: the host's tax file from IBM939, all others from CP932.
  private static let convert = """
    for file in data/*.DAT data/*.CSV; do
      case $file in */KOJUZEI.DAT) table=IBM939;; *) table=CP932;; esac
      iconv -c -f $table -t UTF-8 $file > /dev/null || true
    done
    """

  /// The largest resident memory of any child so far, in MiB.
  private static func peakMemory() -> Int {
    var usage = rusage()
    // The structure is filled by the call.
    unsafe getrusage(Int32(RUSAGE_CHILDREN.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }

  /// The sample's project beside the data, with its own copies of everything but the standard.
  private static func project(in folder: TemporaryDirectory) throws {
    try expect(Command.run(["cp", "-r", Repository.path("Mappings/nakanojo"), folder.path]), "cp")
    let edit =
      "s#\"../../SampleData/nakanojo/clean/#\"../data/#; s#\"../Standards/#\"\(Repository.path("Mappings/Standards"))/#"
    try expect(Command.run(["sed", "-i", edit, folder.path("nakanojo/migration.utsushi")]), "sed")
  }

  private struct Failure: Error {
    var step: String
    var message: String
  }

  private static func expect(_ result: Command.Result, _ step: String) throws {
    guard result.exitCode == 0 else { throw Failure(step: step, message: result.errorText) }
  }

  private static func seconds(_ work: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let time = try clock.measure(work)
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }

  private static func rounded(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
