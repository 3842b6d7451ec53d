internal import CSystem

/// The process's allocator (glibc's malloc).
public enum Allocator {
  /// Keeps freed memory for the next use instead of giving its pages back to the system.
  ///
  /// Blocks of the same size come and go; mapping and clearing their pages anew each time costs about a fifth of a
  /// run. To be called once, before other threads are started.
  /// Source: mallopt(3), `M_MMAP_THRESHOLD` and `M_TRIM_THRESHOLD`.
  public static func keepFreedMemory() {
    _ = mallopt(M_MMAP_THRESHOLD, 64 << 20)
    _ = mallopt(M_TRIM_THRESHOLD, 256 << 20)
  }
}
