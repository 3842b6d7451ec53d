// The single bytes of EBCDIC by maker: the graphic characters from 41 on (40 is the space everywhere, FF the control U+009F);
// a space in a text is an unassigned byte. NBSP and the soft hyphen are written as escapes.
//
// Source, IBM: generated from glibc 2.36 (`IBM037`, `IBM500`, and the single bytes of `IBM930` and `IBM939`); checked against
// ICU 72 (`ibm-290`, `ibm-930`, `ibm-939`, `ibm-5123`, `ibm-8482`) and Python 3.11 (`cp037`, `cp500`), no difference. glibc's
// own `IBM290` has full-width katakana and no small letters: not CCSID 290.
// Source, Fujitsu, Hitachi, NEC: the tables of hidekatsu-izuno/jef4j (commit 0e4e9fd), their only public reading, without the
// rows it marks as written and not read; three cells of them are mended from their neighbours, because a byte would be
// missing or twice there: Hitachi EBCDIC 7F (the quotation mark of every EBCDIC) and 8E (between ﾇ and ﾉ), NEC A7 (between ﾑ
// and ﾓ).

extension EBCDIC {
  /// The scalars of 00–3F on IBM hosts; the shift codes 0E and 0F are the controls of the same number where they shift nothing.
  static let controls: [UInt8] = [
    0x00, 0x01, 0x02, 0x03, 0x9C, 0x09, 0x86, 0x7F, 0x97, 0x8D, 0x8E, 0x0B, 0x0C, 0x0D, 0x0E, 0x0F,
    0x10, 0x11, 0x12, 0x13, 0x9D, 0x85, 0x08, 0x87, 0x18, 0x19, 0x92, 0x8F, 0x1C, 0x1D, 0x1E, 0x1F,
    0x80, 0x81, 0x82, 0x83, 0x84, 0x0A, 0x17, 0x1B, 0x88, 0x89, 0x8A, 0x8B, 0x8C, 0x05, 0x06, 0x07,
    0x90, 0x91, 0x16, 0x93, 0x94, 0x95, 0x96, 0x04, 0x98, 0x99, 0x9A, 0x9B, 0x14, 0x15, 0x9E, 0x1A,
  ]

  /// CCSID 37 (USA, Canada).
  static let ibm037 =
    "\u{A0}âäàáãåçñ¢.<(+|&éêëèíîïìß!$*);¬-/ÂÄÀÁÃÅÇÑ¦,%_>?øÉÊËÈÍÎÏÌ`:#@'=\u{22}Øabcdefghi«»ðýþ±°jklmnopqrª"
    + "ºæ¸Æ¤µ~stuvwxyz¡¿ÐÝÞ®^£¥·©§¶¼½¾[]¯¨´×{ABCDEFGHI\u{AD}ôöòóõ}JKLMNOPQR¹ûüùúÿ\u{5C}÷STUVWXYZ²ÔÖÒÓÕ01234"
    + "56789³ÛÜÙÚ"

  /// CCSID 500 (international).
  static let ibm500 =
    "\u{A0}âäàáãåçñ[.<(+!&éêëèíîïìß]$*);^-/ÂÄÀÁÃÅÇÑ¦,%_>?øÉÊËÈÍÎÏÌ`:#@'=\u{22}Øabcdefghi«»ðýþ±°jklmnopqrª"
    + "ºæ¸Æ¤µ~stuvwxyz¡¿ÐÝÞ®¢£¥·©§¶¼½¾¬|¯¨´×{ABCDEFGHI\u{AD}ôöòóõ}JKLMNOPQR¹ûüùúÿ\u{5C}÷STUVWXYZ²ÔÖÒÓÕ01234"
    + "56789³ÛÜÙÚ"

  /// CCSID 290 (Japanese, katakana first; 8482 with € at E1).
  static let ibm290 =
    "｡｢｣､･ｦｧｨｩ£.<(+|&ｪｫｬｭｮｯ ｰ !¥*);¬-/abcdefgh ,%_>?[ijklmnop`:#@'=\u{22}]ｱｲｳｴｵｶｷｸｹｺqｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉr ﾊﾋﾌ"
    + "~‾ﾍﾎﾏﾐﾑﾒﾓﾔﾕsﾖﾗﾘﾙ^¢\u{5C}tuvwxyzﾚﾛﾜﾝﾞﾟ{ABCDEFGHI      }JKLMNOPQR      $ STUVWXYZ      0123456789"

  /// CCSID 1027 (Japanese, Latin first; 5123 with € at E1).
  static let ibm1027 =
    " ｡｢｣､･ｦｧｨ¢.<(+|&ｩｪｫｬｭｮｯｰｱ!$*);¬-/ｲｳｴｵｶｷｸｹ ,%_>?ｺｻｼｽｾｿﾀﾁﾂ`:#@'=\u{22} abcdefghiﾃﾄﾅﾆﾇﾈ jklmnopqrﾉﾊﾋﾌﾍﾎ"
    + "‾~stuvwxyzﾏﾐﾑ[ﾒﾓ^£¥ﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ]ﾞﾟ{ABCDEFGHI      }JKLMNOPQR      \u{5C} STUVWXYZ      0123456789"

  /// Fujitsu EBCDIC with small letters (英小文字).
  static let fujitsuEBCDIC =
    "         £.<(+|&         !\u{5C}*);^-/        ¦,%_>?         `:#@'=\u{22} abcdefghi       jklmnopqr "
    + "      ~stuvwxyz                      {ABCDEFGHI      }JKLMNOPQR      $ STUVWXYZ      0123456789"

  /// Fujitsu EBCDIC with katakana (カナ文字) and no small letters.
  static let fujitsuEBCDIK =
    "｡｢｣､･ｦｧｨｩ£.<(+|&ｪｫｬｭｮｯ ｰ !\u{5C}*);¬-/        ¦,%_>?         `:#@'=\u{22} ｱｲｳｴｵｶｷｸｹｺ ｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉ"
    + "  ﾊﾋﾌ ~ﾍﾎﾏﾐﾑﾒﾓﾔﾕ ﾖﾗﾘﾙ          ﾚﾛﾜﾝﾞﾟ{ABCDEFGHI      }JKLMNOPQR      $ STUVWXYZ      0123456789"

  /// Fujitsu EBCDIC with the signs of ASCII.
  static let fujitsuASCII =
    "         [.<(+!&         ]$*);^-/        ¦,%_>?         `:#@'=\u{22} abcdefghi       jklmnopqr      "
    + " ~stuvwxyz                      {ABCDEFGHI      }JKLMNOPQR      \u{5C} STUVWXYZ      0123456789"

  /// Hitachi EBCDIC with small letters in their places and katakana around them.
  static let hitachiEBCDIC =
    " ｡｢｣､･ｦｧｨ[.<(+!&ｩｪｫｬｭｮｯｰｱ]\u{5C}*);^-/ｲｳｴｵｶｷｸｹ|,%_>?ｺｻｼｽｾｿﾀﾁﾂ`:#@'=\u{22}ﾃabcdefghiﾄﾅﾆﾇﾈﾉﾊjklmnopqrﾋ"
    + "ﾌﾍﾎﾏﾐﾑ~stuvwxyzﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝﾞﾟ        {ABCDEFGHI      }JKLMNOPQR      $ STUVWXYZ      0123456789"

  /// Hitachi EBCDIK: katakana first, small letters around them.
  static let hitachiEBCDIK =
    "｡｢｣､･ｦｧｨｩ[.<(+!&ｪｫｬｭｮｯ ｰa]\u{5C}*);^-/bcdefghi|,%_>?jklmnopqr`:#@'=\u{22}sｱｲｳｴｵｶｷｸｹｺtｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉ"
    + "uvﾊﾋﾌw~ﾍﾎﾏﾐﾑﾒﾓﾔﾕxﾖﾗﾘﾙyz        ﾚﾛﾜﾝﾞﾟ{ABCDEFGHI      }JKLMNOPQR      $ STUVWXYZ      0123456789"

  /// NEC EBCDIC with katakana.
  static let necEBCDIK =
    "｡｢｣､･ｦｧｨｩ[.<(+!&ｪｫｬｭｮｯ ｰa]\u{5C}*);¬-/bcdefghi^,%_>?jklmnopqr`:#@'=\u{22}sｱｲｳｴｵｶｷｸｹｺtｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉ"
    + "uvﾊﾋﾌw~ﾍﾎﾏﾐﾑﾒﾓﾔﾕxﾖﾗﾘﾙyz        ﾚﾛﾜﾝﾞﾟ{ABCDEFGHI      }JKLMNOPQR      $ STUVWXYZ      0123456789"
}
