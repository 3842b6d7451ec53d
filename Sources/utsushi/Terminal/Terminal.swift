internal import Glibc
internal import Migration
internal import Platform
internal import Records
internal import Synchronization

/// The process's own streams. Results go to standard output, everything else to standard error.
enum Terminal {
  /// Whether standard output takes nothing any more: what is written is dropped.
  ///
  /// Where its reader has gone (a closed pipe), the work goes on to its own exit code; any other reason is `outputFailure`.
  static var isOutputClosed: Bool { closed.load(ordering: .relaxed) & 2 != 0 }

  /// Which streams nobody reads any more, a bit for each descriptor.
  private static let closed = Atomic<Int>(0)

  /// Why standard output took no more, where it is not that its reader has gone: a full disk, a limit of file sizes.
  static var outputFailure: FileError? {
    let number = failure.load(ordering: .relaxed)
    return number == 0 ? nil : FileError(path: "/dev/stdout", operation: .write, errno: Int32(number))
  }

  /// The error number of `outputFailure`, or 0.
  private static let failure = Atomic<Int>(0)

  /// Writes bytes to standard output.
  static func output(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

  /// Writes a line to standard output.
  static func output(_ line: String) { output(Array((line + "\n").utf8)) }

  /// Writes text to standard error.
  static func error(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

  /// Whether standard error is looked at by a person.
  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  /// A variable of the environment, `nil` where it is not set.
  static func variable(_ name: String) -> String? {
    // The value is copied at once, and nothing here changes the environment.
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// The language of the locale (`LC_ALL`, `LC_MESSAGES`, `LANG`): Japanese when it begins with `ja`, else English.
  static var localeLanguage: MessageLanguage {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      // The environment is read once, before any thread could change it.
      guard let value = unsafe getenv(name).map({ unsafe String(cString: $0) }), !value.isEmpty else { continue }
      return value.hasPrefix("ja") ? .japanese : .english
    }
    return .english
  }

  /// The number of processors that are online, at least 1.
  static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// The clock, the machine and the program, for the log of a run.
  static var environment: RunEnvironment {
    var names = utsname()
    // The structure is filled by the call and read after it; its fields end in zero.
    _ = unsafe uname(&names)
    let machine = unsafe withUnsafeBytes(of: &names) { unsafe Array($0) }
      .split(separator: 0, omittingEmptySubsequences: true).map { String(decoding: $0, as: UTF8.self) }
    return RunEnvironment(
      now: {
        var time = timespec()
        // The structure is filled by the call.
        _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
      },
      machine: machine.joined(separator: " "), version: "0.1.0", directory: workingDirectory)
  }

  /// The directory the command was called in; empty where the system does not say.
  private static var workingDirectory: String {
    var buffer = [CChar](repeating: 0, count: 4096)
    // The buffer is given with its size, and what getcwd writes ends in zero.
    guard unsafe getcwd(&buffer, buffer.count) != nil else { return "" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    guard closed.load(ordering: .relaxed) & (1 << Int(descriptor)) == 0 else { return }
    var position = 0
    while position < bytes.count {
      // The pointer is used only during the call and for at most the bytes that are left.
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress.map { unsafe $0 + position }, bytes.count - position)
      }
      if written > 0 {
        position += written
      } else if errno != EINTR {
        // Nobody reads (EPIPE), or the stream cannot take more: a result that is cut must not look whole.
        if errno != EPIPE, descriptor == STDOUT_FILENO { failure.store(Int(errno), ordering: .relaxed) }
        closed.bitwiseOr(1 << Int(descriptor), ordering: .relaxed)
        return
      }
    }
  }

  /// Makes writing to a closed pipe, or past a file size limit, an error to handle instead of a signal.
  static func handleFailedWrites() {
    // Setting a disposition before any thread is started; no handler of ours runs.
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  /// Ends the process.
  static func end(_ code: ExitCode) -> Never { exit(code.rawValue) }
}
