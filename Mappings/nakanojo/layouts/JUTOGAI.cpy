      ******************************************************************
      * 住登外者宛名  全件抽出ファイル  JUTOGAI.DAT
      * 固定長 400 バイト + CRLF、文字 CP932
      * レコード区分 (REC-KBN)  1:ヘッダ  2:明細  8:トレーラ
      * 性別は住民基本台帳と違い 1:男 2:女 9:不明
      * 代表区分は標準と逆で 1:代表 0:代表でない
      ******************************************************************
       01  JUTO-HEADER.
           05  REC-KBN                 PIC X(1).
               88  HEADER-REC          VALUE "1".
           05  SYSTEM-ID               PIC X(8).
           05  DANTAI-CD               PIC 9(6).
           05  CHUSHUTSU-YMD           PIC 9(8).
           05  DATA-MEI                PIC X(30).
           05  FILLER                  PIC X(347).

       01  JUTO-DETAIL.
           05  REC-KBN                 PIC X(1).
               88  DETAIL-REC          VALUE "2".
           05  ATENA-NO                PIC 9(10).
           05  MYNO                    PIC X(12).
           05  SEX                     PIC X(1).
               88  SEX-OTOKO           VALUE "1".
               88  SEX-ONNA            VALUE "2".
               88  SEX-FUMEI           VALUE "9".
           05  BIRTH                   PIC 9(7).
      *    この宛名を使う業務
           05  GYOMU-ID                PIC X(3).
               88  GYOMU-ZEI           VALUE "010" THRU "014".
               88  GYOMU-FUKUSHI       VALUE "019" THRU "026".
           05  DAIHYO-KBN              PIC X(1).
               88  DAIHYO              VALUE "1".
               88  DAIHYO-IGAI         VALUE "0".
      *    名寄せ先の宛名番号 (0 はなし)
           05  NAYOSE-NO               PIC 9(10).
      *    ---- 氏名 ----
           05  SHIMEI                  PIC X(40).
           05  SHIMEI-KANA             PIC X(28).
           05  SHI                     PIC X(16).
           05  SHI-KANA                PIC X(14).
           05  MEI                     PIC X(16).
           05  MEI-KANA                PIC X(14).
           05  ALPHA-MEI               PIC X(30).
           05  GAI-KANJI               PIC X(20).
      *    ---- 住所 ----
           05  JUSHO.
               10  SHI-CD              PIC 9(6).
               10  KEN                 PIC X(8).
               10  SHI-MEI             PIC X(16).
               10  MACHIAZA            PIC X(24).
               10  BANCHI              PIC X(20).
               10  KATAGAKI            PIC X(30).
               10  KATAGAKI-KANA       PIC X(24).
               10  YUBIN               PIC 9(7).
      *    ---- 操作の記録 ----
           05  SOSA.
               10  SOSA-ID             PIC X(8).
               10  SOSA-YMD            PIC 9(8).
               10  SOSA-JIKOKU         PIC 9(6).
      *    更新区分 (画面用)
           05  KOSHIN-KBN              PIC X(1).
           05  FILLER                  PIC X(19).

       01  JUTO-TRAILER.
           05  REC-KBN                 PIC X(1).
               88  TRAILER-REC         VALUE "8".
           05  KENSU                   PIC 9(9).
           05  FILLER                  PIC X(390).
