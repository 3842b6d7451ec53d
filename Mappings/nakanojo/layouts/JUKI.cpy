      ******************************************************************
      * 住民基本台帳  全件抽出ファイル  JUKI.DAT
      * 固定長 640 バイト + CRLF、文字 CP932、符号は ASCII 系
      * レコード区分 (REC-KBN)  1:ヘッダ  2:明細  8:トレーラ
      * 日付は和暦 7 桁 GYYMMDD (G 1:明治 2:大正 3:昭和 4:平成 5:令和)
      *   0000000 は日付なし、月日の 00 は不明
      *   (年も 00 のものは年月日とも不明)
      * 漢字項目は全角で左詰め、残りは半角空白
      ******************************************************************
       01  JUKI-HEADER.
           05  REC-KBN                 PIC X(1).
               88  HEADER-REC          VALUE "1".
      *    抽出元システム
           05  SYSTEM-ID               PIC X(8).
      *    全国地方公共団体コード
           05  DANTAI-CD               PIC 9(6).
      *    抽出年月日 (西暦)
           05  CHUSHUTSU-YMD           PIC 9(8).
      *    データ名称
           05  DATA-MEI                PIC X(30).
           05  FILLER                  PIC X(587).

       01  JUKI-DETAIL.
           05  REC-KBN                 PIC X(1).
               88  DETAIL-REC          VALUE "2".
      *    ---- キー ----
      *    宛名番号 (末尾は検査数字) と世帯番号
           05  ATENA-NO                PIC 9(10).
           05  SETAI-NO                PIC 9(10).
      *    個人履歴番号と枝番号 (大きいものが新しい)
           05  RIREKI-NO               PIC 9(5).
           05  EDA-NO                  PIC 9(3).
      *    ---- 区分 ----
           05  JUMIN-SHUBETSU          PIC X(1).
               88  NIHONJIN            VALUE "J".
               88  GAIKOKUJIN          VALUE "G".
           05  JUMIN-JOTAI             PIC X(1).
               88  JUMIN-GENZON        VALUE "0".
               88  JUMIN-TENSHUTSU     VALUE "1".
               88  JUMIN-SHIBO         VALUE "2".
               88  JUMIN-SHOJO         VALUE "9".
           05  SEX                     PIC X(1).
               88  SEX-OTOKO           VALUE "M".
               88  SEX-ONNA            VALUE "F".
               88  SEX-FUMEI           VALUE " ".
      *    支援措置 (DV 等) の区分
           05  SHIEN-KBN               PIC X(1).
               88  SHIEN-NASHI         VALUE " ".
               88  SHIEN-ARI           VALUE "A" "B".
               88  SHIEN-SHURYO-ZUMI   VALUE "C".
      *    生年月日
           05  BIRTH                   PIC 9(7).
           05  BIRTH-R REDEFINES BIRTH.
               10  BIRTH-G             PIC 9(1).
               10  BIRTH-YY            PIC 9(2).
               10  BIRTH-MM            PIC 9(2).
               10  BIRTH-DD            PIC 9(2).
      *    ---- 異動 ----
           05  IDO.
               10  IDO-YMD             PIC 9(7).
               10  IDO-TODOKE-YMD      PIC 9(7).
               10  IDO-JIYU            PIC X(3).
                   88  IDO-TENNYU      VALUE "101" "102".
                   88  IDO-TENSHUTSU   VALUE "201" "202".
                   88  IDO-SHIBO       VALUE "211".
      *    ---- 町独自の金額 (行政区費と調整額、円) ----
           05  KUHI-GAKU               PIC S9(7) COMP-3.
           05  CHOSEI-GAKU             PIC S9(5).
      *    ---- 個人番号 ----
           05  MYNO                    PIC X(12).
      *    ---- 続柄 (連鎖する 4 個まで) ----
           05  ZOKUGARA-CD             PIC X(2) OCCURS 4 TIMES.
           05  ZOKUGARA-HYOKI          PIC X(12).
           05  SEX-HYOKI               PIC X(4).
      *    ---- 町独自・旧システムの制御 ----
      *    自治会コード
           05  JICHIKAI-CD             PIC X(4).
      *    画面制御フラグ (0:通常 1:照会のみ)
           05  OLD-FLG                 PIC X(1).
      *    最終処理年月日 (西暦) と担当者
           05  SHORI-YMD               PIC 9(8).
           05  TANTO-ID                PIC X(5).
      *    ---- 氏名 ----
           05  SHIMEI                  PIC X(40).
           05  SHIMEI-KANA             PIC X(32).
           05  KYUSHI                  PIC X(16).
           05  KYUSHI-KANA             PIC X(14).
           05  TSUSHO                  PIC X(24).
           05  TSUSHO-KANA             PIC X(20).
           05  ROMAJI                  PIC X(30).
           05  GAI-KANJI               PIC X(20).
      *    氏名のうち表に出すもの
           05  YUSEN-KBN               PIC X(1).
      *    ---- 住所 (町内。市区町村は全件同じなので持たない) ----
           05  JUSHO.
               10  OAZA-CD             PIC 9(7).
               10  MACHIAZA            PIC X(20).
               10  BANCHI              PIC X(24).
               10  KATAGAKI            PIC X(26).
               10  YUBIN               PIC 9(7).
      *    住民となった年月日
           05  JUMIN-YMD               PIC 9(7).
      *    ---- 転入前住所。昔は 1 行で持ち、今は分けて持つ ----
           05  ZEN-JUSHO               PIC X(66).
           05  TENNYU-MAE REDEFINES ZEN-JUSHO.
               10  TENNYU-SHI-CD       PIC 9(6).
               10  TENNYU-KEN          PIC X(8).
               10  TENNYU-SHI          PIC X(16).
               10  TENNYU-MACHIAZA     PIC X(16).
               10  TENNYU-BANCHI       PIC X(12).
      *    ---- 消除と転出先 (確定) ----
           05  SHOJO.
               10  SHOJO-TODOKE-YMD    PIC 9(7).
               10  SHOJO-YMD           PIC 9(7).
               10  TENSHUTSU-SHI-CD    PIC 9(6).
               10  TENSHUTSU-KEN       PIC X(8).
               10  TENSHUTSU-SHI       PIC X(16).
               10  TENSHUTSU-MACHIAZA  PIC X(16).
               10  TENSHUTSU-BANCHI    PIC X(12).
      *    ---- 外国人住民 ----
           05  GAIKOKU.
               10  GAI-JUMIN-YMD       PIC 9(7).
               10  KOKUSEKI-CD         PIC X(3).
               10  KOKUSEKI-MEI        PIC X(16).
               10  KITEI-KBN           PIC X(1).
               10  ZAIRYU-SHIKAKU      PIC X(3).
               10  ZAIRYU-NEN          PIC 9(2).
               10  ZAIRYU-TSUKI        PIC 9(2).
               10  ZAIRYU-HI           PIC 9(3).
      *        在留期間の満了の日 (西暦)
               10  MANRYO-YMD          PIC 9(8).
      *    ---- 支援措置 (SHIEN-KBN のある明細だけが持つ) ----
           05  SHIEN-RIREKI-NO         PIC 9(3).
           05  SHIEN-KAISHI-YMD        PIC 9(7).
           05  SHIEN-SHURYO-YMD        PIC 9(7).
      *    ---- 地区管理コード ----
           05  CHIKU.
               10  CHIKU-CD            PIC X(6) OCCURS 3 TIMES.
      *    ---- 住基ネットから得た者などの他業務参照不可 ----
           05  TAGYOMU-FUKA            PIC X(1).
               88  TAGYOMU-SANSHO-KA   VALUE "0".
               88  TAGYOMU-SANSHO-FUKA VALUE "1".
           05  FILLER                  PIC X(13).

       01  JUKI-TRAILER.
           05  REC-KBN                 PIC X(1).
               88  TRAILER-REC         VALUE "8".
      *    明細の件数と金額の合計
           05  KENSU                   PIC 9(9).
           05  KUHI-GOKEI              PIC S9(11) COMP-3.
           05  CHOSEI-GOKEI            PIC S9(9).
           05  FILLER                  PIC X(615).
