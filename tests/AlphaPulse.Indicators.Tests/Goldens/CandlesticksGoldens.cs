namespace AlphaPulse.Indicators.Tests;

/// <summary>Compared on the prices as decimals; the one file with bars that tie there, of the spinning top, is compared in <see cref="CandlestickCountTests"/>.</summary>
internal static class CandlesticksGoldens
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("candles/CDL3INSIDE", "cdl3inside", "value") { IsSparse = true },
        new("candles/CDLADVANCEBLOCK", "cdladvanceblock", "value") { IsSparse = true },
        new("candles/CDLCLOSINGMARUBOZU", "cdlclosingmarubozu", "value") { IsSparse = true },
        new("candles/CDLDARKCLOUDCOVER", "cdldarkcloudcover(0.5)", "value") { IsSparse = true },
        new("candles/CDLDOJISTAR", "cdldojistar", "value") { IsSparse = true },
        new("candles/CDLENGULFING", "cdlengulfing", "value") { IsSparse = true },
        new("candles/CDLEVENINGSTAR", "cdleveningstar(0.3)", "value") { IsSparse = true },
        new("candles/CDLGRAVESTONEDOJI", "cdlgravestonedoji", "value") { IsSparse = true },
        new("candles/CDLHANGINGMAN", "cdlhangingman", "value") { IsSparse = true },
        new("candles/CDLHARAMICROSS", "cdlharamicross", "value") { IsSparse = true },
        new("candles/CDLHIKKAKE", "cdlhikkake", "value") { IsSparse = true },
        new("candles/CDLINNECK", "cdlinneck", "value") { IsSparse = true },
        new("candles/CDLLONGLEGGEDDOJI", "cdllongleggeddoji", "value") { IsSparse = true },
        new("candles/CDLMARUBOZU", "cdlmarubozu", "value") { IsSparse = true },
        new("candles/CDLMORNINGSTAR", "cdlmorningstar(0.3)", "value") { IsSparse = true },
        new("candles/CDLPIERCING", "cdlpiercing", "value") { IsSparse = true },
        new("candles/CDLSHOOTINGSTAR", "cdlshootingstar", "value") { IsSparse = true },
        new("candles/CDLSPINNINGTOP", "cdlspinningtop", "value") { IsSparse = true, Ties = [238, 318] },
        new("candles/CDLTAKURI", "cdltakuri", "value") { IsSparse = true },
        new("candles/CDLTHRUSTING", "cdlthrusting", "value") { IsSparse = true },
        new("candles/CDLXSIDEGAP3METHODS", "cdlxsidegap3methods", "value") { IsSparse = true },
    ];
}
