internal import Glibc

/// Runs other programs, as a person at a terminal would, and keeps what they print.
public enum Command {
  /// What a program left behind.
  public struct Result: Sendable {
    /// What it printed.
    public var stdout: [UInt8]
    /// What it complained about.
    public var stderr: [UInt8]
    /// Its exit code, or 128 and the signal that ended it.
    public var exitCode: Int32

    /// `stdout` as text.
    public var text: String { String(decoding: stdout, as: UTF8.self) }
    /// `stderr` as text.
    public var errorText: String { String(decoding: stderr, as: UTF8.self) }
  }

  /// A program that could not be started.
  public struct StartError: Error, Sendable {
    /// The words given.
    public var arguments: [String]
    /// The system's error number.
    public var errno: Int32
  }

  /// Runs a program to its end; the environment is inherited and standard input is empty.
  ///
  /// - Parameters:
  ///   - arguments: The program (looked up in `PATH`) and its words.
  ///   - directory: Where to run it; `nil` for the directory of the tests.
  ///   - environment: Added to, or put in place of, what is inherited.
  public static func run(
    _ arguments: [String], in directory: String? = nil, environment added: [(name: String, value: String)] = []
  ) throws(StartError) -> Result {
    precondition(!arguments.isEmpty, "a command has at least a name")
    let output = try CaptureFile(arguments)
    let errors = try CaptureFile(arguments)
    var actions = unsafe posix_spawn_file_actions_t()
    // Holds: the actions are initialised here, used by the one spawn below and destroyed at the end of this scope;
    // every string is copied by the callee.
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output.descriptor, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, errors.descriptor, 2)
    // The portable posix_spawn has no working directory; the shell goes there and becomes the program.
    let arguments =
      if let directory {
        ["sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh", directory] + arguments
      } else {
        arguments
      }

    var process: pid_t = 0
    // Holds: both vectors end in nil and live until after the spawn.
    let words = unsafe arguments.map { unsafe strdup($0) } + [nil]
    let variables = unsafe environment(adding: added).map { unsafe strdup($0) } + [nil]
    defer { unsafe (words + variables).forEach { unsafe free($0) } }
    let failure = unsafe posix_spawnp(&process, arguments[0], &actions, nil, words, variables)
    guard failure == 0 else { throw StartError(arguments: arguments, errno: failure) }
    var status: Int32 = 0
    // Holds: `status` is ours and outlives the call.
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return Result(
      stdout: output.contents(), stderr: errors.contents(),
      exitCode: status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F))
  }

  private static func environment(adding added: [(name: String, value: String)]) -> [String] {
    var lines: [String] = []
    // Holds: nothing in the tests changes the environment while they run.
    var next = unsafe environ
    while let line = unsafe next.pointee {
      let text = unsafe String(cString: line)
      if !added.contains(where: { text.utf8.starts(with: "\($0.name)=".utf8) }) { lines.append(text) }
      unsafe next += 1
    }
    return lines + added.map { "\($0.name)=\($0.value)" }
  }
}

/// A nameless temporary file that a program writes to; a file cannot fill up and block as a pipe can.
private struct CaptureFile: ~Copyable {
  let descriptor: Int32

  init(_ arguments: [String]) throws(Command.StartError) {
    var template = Array("/tmp/utsushi-capture-XXXXXX".utf8CString)
    // Holds: the template is ours and ends in zero.
    descriptor = unsafe mkstemp(&template)
    guard descriptor >= 0 else { throw Command.StartError(arguments: arguments, errno: errno) }
    _ = unsafe unlink(template)
  }

  deinit { _ = close(descriptor) }

  func contents() -> [UInt8] {
    let size = Int(lseek(descriptor, 0, SEEK_END))
    // Holds: the buffer has `size` bytes and pread writes at most that many.
    return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = unsafe max(0, pread(descriptor, buffer.baseAddress, size, 0))
    }
  }
}
