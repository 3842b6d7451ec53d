/// What a command ends with.
enum ExitCode: Int32 {
  /// Done, and conforming.
  case done = 0
  /// Done, but the gate is closed, a check failed or a test failed.
  case gateClosed = 1
  /// Could not finish.
  case couldNotFinish = 2
  /// Called in a way it does not understand (`EX_USAGE`).
  case usage = 64
}
