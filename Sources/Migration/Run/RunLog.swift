internal import Platform
internal import Reporting

/// `run-log.json`: times, machine and program; the only file that may differ between two runs of the same input.
enum RunLog {
  static func write(
    _ options: RunOptions, project: String, started: Double, to path: String
  ) throws(FileError) {
    let finished = options.environment.now()
    var log = JSONLine()
    log.add("version", options.environment.version)
    log.add("machine", options.environment.machine)
    log.add("jobs", options.jobs)
    // Where the targets' paths are seen from; the only place that says where on which machine the project was.
    log.add("project", options.environment.absolute(project))
    log.add("started_milliseconds", Int(started * 1000))
    log.add("finished_milliseconds", Int(finished * 1000))
    log.add("duration_milliseconds", Int((finished - started) * 1000))
    var file = try OutputFile(creating: path)
    try file.write(log.line)
    try file.close()
  }
}
