public import Records

/// How a run is carried out; nothing here changes its result.
public struct RunOptions: Sendable {
  /// How many blocks may be worked on at once, at least 1.
  public var jobs: Int
  /// The bytes that the keys of each question across records (a window, a group's keys, a rule) may take in memory
  /// before they are spilled.
  public var keyBudget = 24 << 20
  /// Called as work goes on.
  public var progress: @Sendable (RunStage, Int, Int) -> Void

  /// Clock, machine and program, for `run-log.json` alone.
  public var environment: RunEnvironment

  /// Makes options.
  public init(
    jobs: Int, environment: RunEnvironment,
    progress: @escaping @Sendable (RunStage, Int, Int) -> Void = { _, _, _ in }
  ) {
    self.jobs = jobs
    self.environment = environment
    self.progress = progress
  }
}

extension RunOptions {
  /// How many blocks may be in flight or waiting: one alone for one job, otherwise two a job, so that none waits while
  /// a finished block is written. A block takes about 6 MiB with all that is made of it; 24 of them stay well below
  /// 256 MiB on a machine of any number of cores.
  var width: Int { jobs <= 1 ? 1 : min(jobs * 2, 24) }
}

/// What a run is told of the world around it; goes into `run-log.json` and nowhere else.
public struct RunEnvironment: Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public var now: @Sendable () -> Double
  /// The machine, as its system describes itself.
  public var machine: String
  /// The program's version.
  public var version: String
  /// The directory that relative paths are seen from; empty where it is not known.
  public var directory: String

  /// Makes an environment.
  public init(
    now: @escaping @Sendable () -> Double, machine: String, version: String, directory: String = ""
  ) {
    self.now = now
    self.machine = machine
    self.version = version
    self.directory = directory
  }

  /// A path as seen from the top of the machine.
  func absolute(_ path: String) -> String {
    path.utf8.first == 0x2F || directory.isEmpty ? path : directory + "/" + path
  }
}

/// What a run is doing; progress counts bytes of the source.
public enum RunStage: Sendable, Hashable {
  /// The first pass over a source.
  case scanning(source: String)
  /// The second pass over a source.
  case mapping(source: String)

  /// What it is called while it lasts.
  public var title: LocalizedText {
    switch self {
    case .scanning(let source): LocalizedText(ja: "走査 \(source)", en: "scanning \(source)")
    case .mapping(let source): LocalizedText(ja: "変換 \(source)", en: "converting \(source)")
    }
  }
}

/// What a run that could finish came to.
public struct RunResult: Sendable {
  /// The output folder.
  public var output: String
  /// All its figures.
  public var report: RunReport

  /// Whether the gate of the data is open.
  public var isGateOpen: Bool { report.isGateOpen }
  /// The path of the report.
  public var reportPath: String { output + "/report/index.html" }
}
