      ******************************************************************
      * 個人住民税 賦課情報  全件抽出ファイル  KOJUZEI.DAT
      * 可変長 (RDW 4 バイト、大端、自身を含む)、文字 IBM939、符号は EBCDIC
      * レコード区分 (REC-KBN)  1:ヘッダ  2:明細  9:トレーラ
      * カナは半角 1 バイト、漢字は 2 バイトだけの項目 (PIC G) に入る
      * 特別徴収義務者名だけは混在で、漢字の前後に SO と SI が付く
      * 日付は西暦 8 桁
      ******************************************************************
       01  ZEI-HEADER.
           05  REC-KBN                 PIC X(1).
               88  HEADER-REC          VALUE "1".
      *    抽出元システム
           05  SYSTEM-ID               PIC X(8).
      *    全国地方公共団体コード
           05  DANTAI-CD               PIC X(6).
      *    抽出年月日 (西暦)
           05  CHUSHUTSU-YMD           PIC 9(8).
      *    データ名称
           05  DATA-MEI                PIC G(10) DISPLAY-1.

       01  ZEI-DETAIL.
           05  REC-KBN                 PIC X(1).
               88  DETAIL-REC          VALUE "2".
      *    ---- キー ----
      *    宛名番号、課税年度、賦課の履歴番号 (大きいものが新しい)
           05  ATENA-NO                PIC 9(10).
           05  NENDO                   PIC 9(4).
           05  RIREKI-NO               PIC 9(3).
      *    ---- 区分 ----
           05  MISHINKOKU-KBN          PIC X(1).
               88  SHINKOKU-ZUMI       VALUE "A".
               88  ICHIBU-MISHINKOKU   VALUE "B".
               88  MISHINKOKU          VALUE "C".
           05  KAZEI-KBN               PIC X(1).
               88  KAZEI               VALUE "1".
               88  HIKAZEI             VALUE "2".
      *    ほかの市区町村が課税する者 (0:ちがう 1:そうである) とその団体
           05  TADANTAI-KBN            PIC X(1).
               88  TADANTAI-IGAI       VALUE "0".
               88  TADANTAI            VALUE "1".
           05  TADANTAI-CD             PIC X(6).
      *    ---- 賦課したときの氏名 ----
           05  SHIMEI-KANA             PIC X(30).
           05  SHIMEI                  PIC G(20) DISPLAY-1.
      *    特別徴収義務者名 (混在。普通徴収は空白)
           05  TOKUCHO-MEI             PIC X(42).
      *    ---- 税額 (円) ----
      *    市町村民税と都道府県民税の所得割・均等割、森林環境税
           05  SHI-SHOTOKU             PIC S9(9) COMP-3.
           05  SHI-KINTO               PIC S9(7) COMP-3.
           05  KEN-SHOTOKU             PIC S9(9) COMP-3.
           05  KEN-KINTO               PIC S9(7) COMP-3.
           05  SHINRIN-ZEI             PIC S9(7) COMP-3.
      *    調整控除額
           05  SHI-CHOSEI-KOJO         PIC S9(7) COMP-3.
           05  KEN-CHOSEI-KOJO         PIC S9(7) COMP-3.
      *    調整額 (正にも負にもなる)
           05  SHI-CHOSEI-GAKU         PIC S9(7).
           05  KEN-CHOSEI-GAKU         PIC S9(7).
      *    寄附金税額控除額
           05  SHI-KIFU                PIC S9(7) COMP-3.
           05  KEN-KIFU                PIC S9(7) COMP-3.
      *    年税額 (5 つの税に調整額を加えたもの。所得割は控除後の額)
           05  NENZEIGAKU              PIC S9(9) COMP-3.
      *    最終処理年月日
           05  SHORI-YMD               PIC 9(8).
      *    ---- 期割 (普通徴収だけ。特別徴収と非課税は 0 回) ----
           05  KIWARI-KAISU            PIC 9(2).
           05  KIWARI OCCURS 0 TO 12 TIMES
                   DEPENDING ON KIWARI-KAISU.
               10  KI                  PIC 9(2).
               10  NOKI-YMD            PIC 9(8).
               10  KI-GAKU             PIC S9(9) COMP-3.

       01  ZEI-TRAILER.
           05  REC-KBN                 PIC X(1).
               88  TRAILER-REC         VALUE "9".
      *    明細の件数と金額の合計
           05  KENSU                   PIC 9(9) COMP.
           05  SHI-SHOTOKU-GOKEI       PIC S9(13) COMP-3.
           05  SHI-KINTO-GOKEI         PIC S9(13) COMP-3.
           05  KEN-SHOTOKU-GOKEI       PIC S9(13) COMP-3.
           05  KEN-KINTO-GOKEI         PIC S9(13) COMP-3.
           05  SHINRIN-ZEI-GOKEI       PIC S9(13) COMP-3.
           05  SHI-CHOSEI-KOJO-GOKEI   PIC S9(13) COMP-3.
           05  KEN-CHOSEI-KOJO-GOKEI   PIC S9(13) COMP-3.
           05  SHI-CHOSEI-GAKU-GOKEI   PIC S9(11).
           05  KEN-CHOSEI-GAKU-GOKEI   PIC S9(11).
           05  SHI-KIFU-GOKEI          PIC S9(13) COMP-3.
           05  KEN-KIFU-GOKEI          PIC S9(13) COMP-3.
           05  KIWARI-GOKEI            PIC S9(13) COMP-3.
