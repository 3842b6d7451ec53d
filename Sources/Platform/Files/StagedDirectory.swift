internal import Glibc

/// An output directory that gets its name only when it is complete.
///
/// Everything is written to `<path>.partial`; `commit()` renames it in one step. Without a commit the partial tree is
/// removed, so nothing half-written ever looks finished. While it lives, the partial directory itself is locked with
/// flock(2): the lock goes with the process, however that ends, and leaves no lock file behind. A partial tree that
/// nobody holds and that holds our marker is what a killed run left; it is removed and `removedStalePartial` says so.
/// Any other directory of that name is somebody's own and stays.
public struct StagedDirectory: ~Copyable, Sendable {
  /// The final path.
  public let path: String
  /// Where to write until `commit()`.
  public var partialPath: String { path + ".partial" }
  /// Whether a partial tree of a run that is no more was removed.
  public let removedStalePartial: Bool

  private let lock: Descriptor
  private var isCommitted = false

  /// Makes the partial directory, mode 0700; the parent must exist.
  ///
  /// - Throws: `FileError`: `EEXIST` where `path` exists, `EWOULDBLOCK` where another run holds the partial directory.
  public init(_ path: String) throws(FileError) {
    guard !FileSystem.exists(path) else { throw FileError(path: path, operation: .create, errno: EEXIST) }
    let partial = path + ".partial"
    var removedStale = false
    do {
      try FileSystem.createDirectory(partial)
    } catch {
      guard error.errno == EEXIST else { throw error }
      // Held until the new directory stands: a third run sees either the lock or the new directory.
      let stale = try lockedDirectory(partial)
      guard try isOwn(partial) else { throw FileError(path: partial, operation: .create, errno: EEXIST) }
      try FileSystem.removeTree(partial)
      try FileSystem.createDirectory(partial)
      removedStale = true
      _ = stale.number
    }
    let held = try lockedDirectory(partial)
    var marker = try OutputFile(creating: partial + "/" + markerName)
    try marker.close()
    lock = held
    self.path = path
    removedStalePartial = removedStale
  }

  deinit {
    // A tree that cannot be removed keeps its `.partial` name and counts as stale for the next run.
    guard !isCommitted else { return }
    do { try FileSystem.removeTree(path + ".partial") } catch _ {}
  }

  /// Gives the directory its name. The files in it must be closed (`OutputFile.close()` waits for the disk);
  /// the names in its directories are waited for here.
  ///
  /// - Throws: `FileError`: `EEXIST` where `path` came into being meanwhile; the partial tree is then removed.
  public consuming func commit() throws(FileError) {
    try FileSystem.removeFile(partialPath + "/" + markerName)
    try FileSystem.synchronizeDirectories(partialPath)
    guard !FileSystem.exists(path) else { throw FileError(path: path, operation: .rename, errno: EEXIST) }
    try FileSystem.rename(partialPath, to: path)
    isCommitted = true
    try FileSystem.synchronizeDirectory(parentDirectory(of: path))
  }
}

/// Opens a directory and locks it, or throws `EWOULDBLOCK` where another process holds it or replaced it meanwhile.
private func lockedDirectory(_ path: String) throws(FileError) -> Descriptor {
  let directory = try Descriptor(path, flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW, for: .lock)
  while flock(directory.number, LOCK_EX | LOCK_NB) != 0 {
    if errno != EINTR { throw FileError(path: path, operation: .lock, errno: errno) }
  }
  let held = try directory.status()
  let named = try Descriptor(path, flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW, for: .lock).status()
  guard held.st_ino == named.st_ino, held.st_dev == named.st_dev else {
    throw FileError(path: path, operation: .lock, errno: EWOULDBLOCK)
  }
  return directory
}

/// The directory a path's last name stands in: `.` for a bare name, `/` for a name at the top.
private func parentDirectory(of path: String) -> String {
  guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "." }
  return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
}

/// The file that tells a partial tree of ours from somebody's directory.
private let markerName = ".utsushi-partial"

/// Whether a partial tree is ours to remove: it has the marker, or nothing at all in it.
private func isOwn(_ partial: String) throws(FileError) -> Bool {
  let names = try FileSystem.list(partial)
  return names.isEmpty || names.contains { $0.utf8.elementsEqual(markerName.utf8) }
}
