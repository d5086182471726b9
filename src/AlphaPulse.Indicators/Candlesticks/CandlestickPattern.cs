namespace AlphaPulse.Indicators;

/// <summary>The candlestick patterns of TA-Lib.</summary>
/// <remarks>
/// A candle is white where it closes at or above its open, else black; its body lies between the two, its shadows beyond the body.
/// Long, short and usual compare the body with the mean body of the 10 candles before it; a doji has a body of at most a tenth of the
/// mean range of those 10, and hardly a shadow is one below that tenth. Near, far and the same price compare with 0.2, 0.6 and 0.05 of
/// the mean range of the 5 candles before. None of the patterns looks at the trend that they are said to reverse or to continue.
/// </remarks>
public enum CandlestickPattern
{
    /// <summary>
    /// Two crows (<c>cdl2crows</c>). A long white candle, then a black one whose body gaps above it, then a black one that opens inside
    /// the second body and closes inside the first. Bearish: -100.
    /// </summary>
    TwoCrows = 0,

    /// <summary>
    /// Three black crows (<c>cdl3blackcrows</c>). After a white candle three falling black ones with hardly a lower shadow, each opening
    /// inside the body before it, the first of them closing below the high of the white candle. Bearish: -100.
    /// </summary>
    ThreeBlackCrows = 1,

    /// <summary>
    /// Three inside up/down (<c>cdl3inside</c>). A long candle, a body no longer than usual strictly inside its body, then a candle of
    /// the other colour that closes beyond the open of the first. 100 after a black, -100 after a white first candle.
    /// </summary>
    ThreeInside = 2,

    /// <summary>
    /// Three-line strike (<c>cdl3linestrike</c>). Three candles of one colour that go on in their direction, each opening in or near the
    /// body before it, then one of the other colour that opens beyond the last close and closes beyond the first open. 100 after white,
    /// -100 after black candles.
    /// </summary>
    ThreeLineStrike = 3,

    /// <summary>
    /// Three outside up/down (<c>cdl3outside</c>). A body that engulfs the body before it, which has the other colour, then a close
    /// further in its direction. 100 up, -100 down.
    /// </summary>
    ThreeOutside = 4,

    /// <summary>
    /// Three stars in the south (<c>cdl3starsinsouth</c>). Three black candles that fall less and less: a long one with a long lower
    /// shadow, a smaller one that opens inside its range and holds its low, and a small one with hardly a shadow inside the range of the
    /// second. Bullish: 100.
    /// </summary>
    ThreeStarsInSouth = 5,

    /// <summary>
    /// Three advancing white soldiers (<c>cdl3whitesoldiers</c>). Three rising white candles with hardly an upper shadow, each opening in
    /// or near the body before it and not far shorter than it, the last not short. Bullish: 100.
    /// </summary>
    ThreeWhiteSoldiers = 6,

    /// <summary>
    /// Abandoned baby (<c>cdlabandonedbaby</c>). A long candle, a doji that leaves a gap (shadows included) on both sides, and a candle
    /// of the other colour that closes well into the first body. 100 at a bottom, -100 at a top. Takes a penetration.
    /// </summary>
    AbandonedBaby = 7,

    /// <summary>
    /// Advance block (<c>cdladvanceblock</c>). Three rising white candles that lose strength: the first long with a short upper shadow,
    /// the next opening in or near the body before, and bodies that shrink or upper shadows that grow. Bearish: -100.
    /// </summary>
    AdvanceBlock = 8,

    /// <summary>
    /// Belt-hold (<c>cdlbelthold</c>). A long candle that opens at its extreme: a white one with hardly a lower shadow (100) or a black
    /// one with hardly an upper shadow (-100).
    /// </summary>
    BeltHold = 9,

    /// <summary>
    /// Breakaway (<c>cdlbreakaway</c>). A long candle, one of its colour whose body gaps away, two more in that direction (the second of
    /// that colour), then one of the other colour that closes inside the gap. 100 up after a fall, -100 down after a rise.
    /// </summary>
    Breakaway = 10,

    /// <summary>
    /// Closing marubozu (<c>cdlclosingmarubozu</c>). A long candle that closes at its extreme: a white one with hardly an upper shadow
    /// (100) or a black one with hardly a lower shadow (-100).
    /// </summary>
    ClosingMarubozu = 11,

    /// <summary>
    /// Concealing baby swallow (<c>cdlconcealbabyswall</c>). Four black candles: two with hardly a shadow, one whose body gaps down but
    /// whose upper shadow reaches into the body before, and one that covers all of it, shadows included. Bullish: 100.
    /// </summary>
    ConcealingBabySwallow = 12,

    /// <summary>
    /// Counterattack (<c>cdlcounterattack</c>). Two long candles of different colours that close at the same price. 100 where the second
    /// is white, -100 where it is black.
    /// </summary>
    Counterattack = 13,

    /// <summary>
    /// Dark cloud cover (<c>cdldarkcloudcover</c>). A long white candle, then a black one that opens above its high and closes well into
    /// its body. Bearish: -100. Takes a penetration.
    /// </summary>
    DarkCloudCover = 14,

    /// <summary>
    /// Doji (<c>cdldoji</c>). Open and close are nearly the same: the body is at most a tenth of the usual range. 100, which says nothing
    /// of a direction.
    /// </summary>
    Doji = 15,

    /// <summary>
    /// Doji star (<c>cdldojistar</c>). A long candle, then a doji whose body gaps away in its direction. 100 after a black candle, -100
    /// after a white one.
    /// </summary>
    DojiStar = 16,

    /// <summary>
    /// Dragonfly doji (<c>cdldragonflydoji</c>). A doji at the top of its range: hardly an upper shadow, but a lower one. 100, which says
    /// nothing of a direction.
    /// </summary>
    DragonflyDoji = 17,

    /// <summary>
    /// Engulfing pattern (<c>cdlengulfing</c>). A body that covers the body before it, which has the other colour. 100 white, -100 black;
    /// 80 and -80 where the bodies share an end.
    /// </summary>
    Engulfing = 18,

    /// <summary>
    /// Evening doji star (<c>cdleveningdojistar</c>). A long white candle, a doji whose body gaps above it, then a black candle, not
    /// short, that closes well into the first body. Bearish: -100. Takes a penetration.
    /// </summary>
    EveningDojiStar = 19,

    /// <summary>
    /// Evening star (<c>cdleveningstar</c>). A long white candle, one of no more than the usual body that gaps above it, then a black
    /// candle, not short, that closes well into the first body. Bearish: -100. Takes a penetration.
    /// </summary>
    EveningStar = 20,

    /// <summary>
    /// Up/down-gap side-by-side white lines (<c>cdlgapsidesidewhite</c>). Two white candles with nearly the same open and body, both of
    /// which gap away from the body before them. 100 above it, -100 below it.
    /// </summary>
    GapSideBySideWhite = 21,

    /// <summary>
    /// Gravestone doji (<c>cdlgravestonedoji</c>). A doji at the bottom of its range: hardly a lower shadow, but an upper one. 100, which
    /// says nothing of a direction.
    /// </summary>
    GravestoneDoji = 22,

    /// <summary>
    /// Hammer (<c>cdlhammer</c>). A short body with a lower shadow longer than it and hardly an upper one, at or below the low before.
    /// Bullish: 100.
    /// </summary>
    Hammer = 23,

    /// <summary>
    /// Hanging man (<c>cdlhangingman</c>). A short body with a lower shadow longer than it and hardly an upper one, at or above the high
    /// before. Bearish: -100.
    /// </summary>
    HangingMan = 24,

    /// <summary>
    /// Harami pattern (<c>cdlharami</c>). A long candle, then a body no longer than usual inside its body. 100 after a black candle, -100
    /// after a white one; 80 and -80 where the bodies share an end.
    /// </summary>
    Harami = 25,

    /// <summary>
    /// Harami cross pattern (<c>cdlharamicross</c>). A long candle, then a doji inside its body. 100 after a black candle, -100 after a
    /// white one; 80 and -80 where the bodies share an end.
    /// </summary>
    HaramiCross = 26,

    /// <summary>
    /// High-wave candle (<c>cdlhighwave</c>). A short body with both shadows longer than twice the body. 100 white, -100 black, which
    /// says nothing of a direction.
    /// </summary>
    HighWave = 27,

    /// <summary>
    /// Hikkake pattern (<c>cdlhikkake</c>). An inside bar, then a bar with both a lower high and a lower low (100: a fall that is
    /// expected to fail) or a higher high and a higher low (-100). 200 or -200 where one of the next three bars closes beyond the inside
    /// bar, against that break.
    /// </summary>
    Hikkake = 28,

    /// <summary>
    /// Modified hikkake pattern (<c>cdlhikkakemod</c>). As the hikkake, with two inside bars one in the other, of which the first closes
    /// near its low (100) or near its high (-100). 200 or -200 where one of the next three bars closes beyond the last inside bar,
    /// against the break.
    /// </summary>
    HikkakeModified = 29,

    /// <summary>
    /// Homing pigeon (<c>cdlhomingpigeon</c>). A long black candle, then a black body no longer than usual inside its body. Bullish: 100.
    /// </summary>
    HomingPigeon = 30,

    /// <summary>
    /// Identical three crows (<c>cdlidentical3crows</c>). Three falling black candles with hardly a lower shadow, each opening at the
    /// close before it. Bearish: -100.
    /// </summary>
    IdenticalThreeCrows = 31,

    /// <summary>
    /// In-neck pattern (<c>cdlinneck</c>). A long black candle, then a white one that opens below its low and closes at its close or
    /// barely above it. Bearish: -100.
    /// </summary>
    InNeck = 32,

    /// <summary>
    /// Inverted hammer (<c>cdlinvertedhammer</c>). A short body that gaps below the body before, with an upper shadow longer than it and
    /// hardly a lower one. Bullish: 100.
    /// </summary>
    InvertedHammer = 33,

    /// <summary>
    /// Kicking (<c>cdlkicking</c>). Two long candles with hardly a shadow and of different colours, with a gap between them in the
    /// direction of the second. 100 where the second is white, -100 where it is black.
    /// </summary>
    Kicking = 34,

    /// <summary>
    /// Kicking by the longer marubozu (<c>cdlkickingbylength</c>). As kicking, but the longer of the two candles tells the direction: 100
    /// where it is white, -100 where it is black.
    /// </summary>
    KickingByLength = 35,

    /// <summary>
    /// Ladder bottom (<c>cdlladderbottom</c>). Three black candles with falling opens and closes, a black one with an upper shadow, then
    /// a white one that opens above its open and closes above its high. Bullish: 100.
    /// </summary>
    LadderBottom = 36,

    /// <summary>
    /// Long legged doji (<c>cdllongleggeddoji</c>). A doji with a shadow longer than its body. 100, which says nothing of a direction.
    /// </summary>
    LongLeggedDoji = 37,

    /// <summary>Long line candle (<c>cdllongline</c>). A long candle with two short shadows. 100 white, -100 black.</summary>
    LongLine = 38,

    /// <summary>Marubozu (<c>cdlmarubozu</c>). A long candle with hardly a shadow. 100 white, -100 black.</summary>
    Marubozu = 39,

    /// <summary>Matching low (<c>cdlmatchinglow</c>). Two black candles that close at the same price. Bullish: 100.</summary>
    MatchingLow = 40,

    /// <summary>
    /// Mat hold (<c>cdlmathold</c>). A long white candle, a short black one whose body gaps above it, two short ones that fall into the
    /// first body but not deep, then a white one that closes above the highs of the three. Bullish: 100. Takes a penetration.
    /// </summary>
    MatHold = 41,

    /// <summary>
    /// Morning doji star (<c>cdlmorningdojistar</c>). A long black candle, a doji whose body gaps below it, then a white candle, not
    /// short, that closes well into the first body. Bullish: 100. Takes a penetration.
    /// </summary>
    MorningDojiStar = 42,

    /// <summary>
    /// Morning star (<c>cdlmorningstar</c>). A long black candle, one of no more than the usual body that gaps below it, then a white
    /// candle, not short, that closes well into the first body. Bullish: 100. Takes a penetration.
    /// </summary>
    MorningStar = 43,

    /// <summary>
    /// On-neck pattern (<c>cdlonneck</c>). A long black candle, then a white one that opens below its low and closes at that low.
    /// Bearish: -100.
    /// </summary>
    OnNeck = 44,

    /// <summary>
    /// Piercing pattern (<c>cdlpiercing</c>). A long black candle, then a long white one that opens below its low and closes above the
    /// middle of its body, but below its open. Bullish: 100.
    /// </summary>
    Piercing = 45,

    /// <summary>
    /// Rickshaw man (<c>cdlrickshawman</c>). A doji with two shadows longer than its body, near the middle of its range. 100, which says
    /// nothing of a direction.
    /// </summary>
    RickshawMan = 46,

    /// <summary>
    /// Rising/falling three methods (<c>cdlrisefall3methods</c>). A long candle, three short ones of the other colour that go against it
    /// within its range, then a long one of its colour that opens beyond the last close and closes beyond the first. 100 rising, -100
    /// falling.
    /// </summary>
    RisingFallingThreeMethods = 47,

    /// <summary>
    /// Separating lines (<c>cdlseparatinglines</c>). Two candles of different colours with the same open, the second long and opening at
    /// its extreme. 100 where the second is white, -100 where it is black.
    /// </summary>
    SeparatingLines = 48,

    /// <summary>
    /// Shooting star (<c>cdlshootingstar</c>). A short body that gaps above the body before, with an upper shadow longer than it and
    /// hardly a lower one. Bearish: -100.
    /// </summary>
    ShootingStar = 49,

    /// <summary>Short line candle (<c>cdlshortline</c>). A short candle with two short shadows. 100 white, -100 black.</summary>
    ShortLine = 50,

    /// <summary>
    /// Spinning top (<c>cdlspinningtop</c>). A short body with both shadows longer than it. 100 white, -100 black, which says nothing of
    /// a direction.
    /// </summary>
    SpinningTop = 51,

    /// <summary>
    /// Stalled pattern (<c>cdlstalledpattern</c>). Three rising white candles: two long ones, the second with hardly an upper shadow and
    /// opening in or near the first body, then a short one that rides on the shoulder of the second. Bearish: -100.
    /// </summary>
    StalledPattern = 52,

    /// <summary>
    /// Stick sandwich (<c>cdlsticksandwich</c>). A black candle, a white one that trades above its close only, and a black one that
    /// closes where the first did. Bullish: 100.
    /// </summary>
    StickSandwich = 53,

    /// <summary>
    /// Takuri (<c>cdltakuri</c>). A doji with hardly an upper shadow and a lower one longer than twice its body. 100, which says nothing
    /// of a direction.
    /// </summary>
    Takuri = 54,

    /// <summary>
    /// Tasuki gap (<c>cdltasukigap</c>). A body that gaps away from the one before it in the direction of its colour, then one of the
    /// other colour and about its size that opens inside its body and closes inside the gap. 100 where the gap is up, -100 where it is
    /// down.
    /// </summary>
    TasukiGap = 55,

    /// <summary>
    /// Thrusting pattern (<c>cdlthrusting</c>). A long black candle, then a white one that opens below its low and closes in its body,
    /// above its close but not above the middle. Bearish: -100.
    /// </summary>
    Thrusting = 56,

    /// <summary>
    /// Tristar pattern (<c>cdltristar</c>). Three doji of which the second gaps away from the first and the third turns back. 100 where
    /// the second lies lowest, -100 where it lies highest.
    /// </summary>
    Tristar = 57,

    /// <summary>
    /// Unique three river (<c>cdlunique3river</c>). A long black candle, a black one inside its body that makes a lower low, then a short
    /// white one that opens above that low. Bullish: 100.
    /// </summary>
    UniqueThreeRiver = 58,

    /// <summary>
    /// Upside gap two crows (<c>cdlupsidegap2crows</c>). A long white candle, a black one of no more than the usual body that gaps above
    /// it, then a black one that covers the second body and still closes above the first. Bearish: -100.
    /// </summary>
    UpsideGapTwoCrows = 59,

    /// <summary>
    /// Upside/downside gap three methods (<c>cdlxsidegap3methods</c>). Two candles of one colour with a gap between their bodies in their
    /// direction, then one of the other colour that opens inside the second body and closes inside the first. 100 white, -100 black.
    /// </summary>
    GapThreeMethods = 60,
}
