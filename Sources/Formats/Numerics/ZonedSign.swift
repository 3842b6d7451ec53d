/// How a signed `DISPLAY` number carries its sign in the last byte; the raw values are those of the declaration `signs`.
public enum ZonedSign: String, Sendable, Hashable, CaseIterable {
  /// ASCII hosts: positive 30–39, negative 70–79. It says nothing of EBCDIC.
  ///
  /// Source: GnuCOBOL 3 Programmer's Guide, `-fsign=ASCII`; Micro Focus `SIGN"ASCII"`.
  case ascii = "ASCII"
  /// The EBCDIC overpunch. In EBCDIC C0–C9 positive and D0–D9 negative; in ASCII files the same characters:
  /// `{ABCDEFGHI` positive, `}JKLMNOPQR` negative. The plain digits (zone F, 30–39 in ASCII) are read as positive but
  /// never written.
  ///
  /// Source: IBM Enterprise COBOL for z/OS 6.4 Language Reference, "SIGN clause"; GnuCOBOL `-fsign=EBCDIC`.
  case ebcdic = "EBCDIC"
}
