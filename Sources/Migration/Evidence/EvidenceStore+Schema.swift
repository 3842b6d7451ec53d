extension EvidenceStore {
  /// The tables of `evidence.sqlite`. Records count from 0, byte offsets from 0; both are NULL for protected people
  /// (`protected` 1). Where nobody can tell whose record it is (`protected` 2) they stand here and not in the report.
  static let schema = """
    CREATE TABLE run (key TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE sources (source TEXT PRIMARY KEY, file TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL);
    CREATE TABLE declarations (source TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL);
    CREATE TABLE blocks (source TEXT NOT NULL, block INTEGER NOT NULL, first_record INTEGER NOT NULL,
      records INTEGER NOT NULL, byte_offset INTEGER NOT NULL, bytes INTEGER NOT NULL);
    CREATE TABLE rows (path TEXT NOT NULL, first_row INTEGER NOT NULL, rows INTEGER NOT NULL,
      byte_offset INTEGER NOT NULL, source TEXT NOT NULL, block INTEGER NOT NULL, map INTEGER NOT NULL,
      elements INTEGER NOT NULL, records BLOB NOT NULL);
    CREATE TABLE outcomes (source TEXT NOT NULL, record_type TEXT NOT NULL, outcome TEXT NOT NULL,
      records INTEGER NOT NULL);
    CREATE TABLE bytes (source TEXT NOT NULL, class TEXT NOT NULL, bytes INTEGER NOT NULL);
    CREATE TABLE amounts (field TEXT NOT NULL, target TEXT NOT NULL, source TEXT NOT NULL, written TEXT NOT NULL,
      filtered TEXT NOT NULL, rejected TEXT NOT NULL, difference TEXT NOT NULL, unreadable INTEGER NOT NULL);
    CREATE TABLE totals (name TEXT NOT NULL, left_side TEXT, right_side TEXT, difference TEXT, state TEXT NOT NULL,
      reason TEXT);
    CREATE TABLE findings (source TEXT NOT NULL, record INTEGER, code TEXT NOT NULL, severity TEXT NOT NULL,
      responsibility TEXT NOT NULL, standard_group TEXT, item TEXT, field TEXT, byte_offset INTEGER, bytes TEXT,
      rule TEXT, other_source TEXT, other_record INTEGER, occurrences INTEGER NOT NULL, protected INTEGER NOT NULL);
    CREATE TABLE rejects (source TEXT NOT NULL, record INTEGER, code TEXT NOT NULL,
      source_offset INTEGER, bytes INTEGER NOT NULL, rejects_offset INTEGER NOT NULL,
      protected INTEGER NOT NULL);
    CREATE TABLE identifications (source TEXT NOT NULL, character_table TEXT NOT NULL, code TEXT NOT NULL,
      decision TEXT NOT NULL, decided INTEGER NOT NULL, target TEXT, occurrences INTEGER NOT NULL,
      records INTEGER NOT NULL);
    CREATE TABLE decisions (source TEXT NOT NULL, code TEXT NOT NULL, decision TEXT NOT NULL, target TEXT NOT NULL,
      mj TEXT, decided_by TEXT, date TEXT, reason TEXT, line INTEGER NOT NULL);
    CREATE TABLE identified (source TEXT NOT NULL, record INTEGER NOT NULL, field TEXT NOT NULL, code TEXT NOT NULL,
      byte_offset INTEGER NOT NULL);
    CREATE TABLE complements (source TEXT NOT NULL, record INTEGER NOT NULL, item TEXT NOT NULL, value TEXT NOT NULL);
    CREATE TABLE loss (standard_group TEXT NOT NULL, item TEXT NOT NULL, field TEXT, class TEXT NOT NULL,
      "values" INTEGER NOT NULL, proved INTEGER NOT NULL, witness TEXT);
    CREATE TABLE files (path TEXT PRIMARY KEY, standard_group TEXT NOT NULL, records INTEGER NOT NULL,
      bytes INTEGER NOT NULL, sha256 TEXT NOT NULL);
    CREATE TABLE gate (condition TEXT NOT NULL, measured INTEGER NOT NULL, state TEXT NOT NULL);
    CREATE TABLE inputs (path TEXT PRIMARY KEY, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL);
    CREATE TABLE rules (code TEXT NOT NULL, rule TEXT NOT NULL, standard_group TEXT NOT NULL, state TEXT NOT NULL,
      checked INTEGER NOT NULL, failed INTEGER NOT NULL, accepted INTEGER NOT NULL);
    CREATE TABLE standard (business TEXT NOT NULL, standard_group TEXT NOT NULL, edition TEXT NOT NULL,
      document TEXT NOT NULL, document_date TEXT NOT NULL, provenance TEXT NOT NULL, items INTEGER NOT NULL);
    CREATE TABLE left_out (side TEXT NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL);
    """
}
