000100*****************************************************************
000200*    RESIDENT REGISTER EXPORT, SYNTHETIC, FOR LAYOUT TESTS      *
000300*****************************************************************
000400 01  RESIDENT-REC.                                                RES00010
000500     05  REC-KBN             PIC X(1).                            RES00020
000600         88  IS-DETAIL       VALUE '2'.                           RES00030
000700         88  IS-OTHER        VALUES '1' '3' THRU '7', '9'.        RES00040
000800     05  ATENA-NO            PIC 9(15).
000900     05  SETAI-NO            PIC 9(15).
001000     05  RIREKI.
001100         10  RIREKI-NO       PIC 9(5)      COMP-3.
001200         10  EDA-NO          PIC 9(2).
001300     05  SHIMEI              PIC X(100).
001400     05  SHIMEI-R REDEFINES SHIMEI.
001500         10  SEI             PIC X(50).
001600         10  MEI             PIC X(50).
001700     05  KANA                PIC X(60).
001800     05  BIRTH               PIC 9(7).
001900     05  BIRTH-PARTS REDEFINES BIRTH.
002000         10  BIRTH-G         PIC 9.
002100         10  BIRTH-YY        PIC 99.
002200         10  BIRTH-MM        PIC 99.
002300         10  BIRTH-DD        PIC 99.
002400     05  BIRTH-SHORT REDEFINES BIRTH PIC X(3).
002500     05  SEX                 PIC X.
002600     05  ZOKUGARA-TBL.
002700         10  ZOKUGARA-CD     PIC X(2) OCCURS 4 TIMES.
002800     05  ADDRESS-TBL OCCURS 3.
002900         10  YUBIN           PIC X(7).
003000         10  CHOAZA          PIC X(36).
003100         10  BANCHI OCCURS 2 TIMES.
003200             15  BAN         PIC S9(4) COMP.
003300             15  GOU         PIC S9(3)V99 COMP-3.
003500     05  ZEI-GAKU            PIC S9(9)  PACKED-DECIMAL.
003600     05  RITSU               PIC S9(3)V9(4).
003700     05  TOTALS USAGE COMP-4.
003800         10  KENSU           PIC 9(9).
003900         10  KINGAKU         PIC S9(18).
004000         10  SMALL-CNT       PIC 9(4).
004100         10  MID-CNT         PIC S9(5) BINARY.
004200     05  FILLER              PIC X(17) VALUE SPACES.
004300     05                      PIC X(3).
004400 01  RESIDENT-TRAILER.
004500     05  TR-KBN              PIC X(1).
004600     05  TR-KENSU            PIC 9(7).
004700     05  TR-GOKEI            PIC S9(15) COMP-3.
004800     05  FILLER              PIC X(20).
