/// What came of writing one file.
struct WrittenFile {
  /// The faults planted in it, and what follows from faults in other files.
  var faults: [FaultLine] = []
  /// 宛名番号 under which none of the file's records will be migrated, because each is set aside or carries another number.
  var lost: Set<Int> = []
}
