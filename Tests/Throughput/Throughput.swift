import Glibc

/// Measures speed; prints ratios against iconv in the same minute. Not run by the tests: no test depends on a clock.
///
/// `swift run -c release Throughput run [residents]` measures whole runs, `… kernels [megabytes]` the steps over bytes, `…
/// characters [megabytes]` the decoding of characters, `… amounts [records]` that of numbers, `… rows
/// [rows]` that of delimited text, `… validate [records]` the validation of standard files, `… diff [rows]` the comparison of
/// two.
@main
enum Throughput {
  static func main() throws {
    let words = CommandLine.arguments.dropFirst()
    let number = words.dropFirst().first.flatMap { Int($0) }
    switch words.first {
    case "run": try WholeRun.measure(residents: number ?? 200_000)
    case "kernels": Kernels.measure(megabytes: number ?? 64)
    case "rows": Rows.measure(rows: number ?? 1_000_000)
    case "amounts": Amounts.measure(records: number ?? 1_000_000)
    case "characters": Characters.measure(megabytes: number ?? 64)
    case "diff": try ComparedFiles.measure(rows: number ?? 1_000_000)
    case "validate": try ValidatedFiles.measure(records: number ?? 1_000_000)
    default:
      print(
        "usage: Throughput run [residents] | kernels [megabytes] | characters [megabytes] | amounts [records] | rows [rows] | validate [records] | diff [rows]"
      )
      exit(64)
    }
  }
}
