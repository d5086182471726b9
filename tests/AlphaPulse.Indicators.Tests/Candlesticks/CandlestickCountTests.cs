using System.Globalization;
using AlphaPulse.TestKit;

namespace AlphaPulse.Indicators.Tests;

/// <summary>How many bars TA-Lib 0.6.4 withholds, how often each of its patterns fires on two real series, and with which values.</summary>
public class CandlestickCountTests
{
    // Lookback; bars with a pattern among 502 (series A) and 5,849 (daily IBM); the values on the longer one.
    private static readonly (string Name, int Lookback, int OnSeriesA, int OnIbm, string Values)[] Counts =
    [
        ("cdl2crows", 12, 0, 2, "-100"),
        ("cdl3blackcrows", 13, 0, 1, "-100"),
        ("cdl3inside", 12, 11, 112, "-100 100"),
        ("cdl3linestrike", 8, 0, 4, "-100 100"),
        ("cdl3outside", 3, 13, 183, "-100 100"),
        ("cdl3starsinsouth", 12, 0, 0, ""),
        ("cdl3whitesoldiers", 12, 0, 4, "100"),
        ("cdlabandonedbaby", 12, 0, 0, ""),
        ("cdladvanceblock", 12, 2, 36, "-100"),
        ("cdlbelthold", 10, 78, 949, "-100 100"),
        ("cdlbreakaway", 14, 0, 1, "100"),
        ("cdlclosingmarubozu", 10, 71, 850, "-100 100"),
        ("cdlconcealbabyswall", 13, 0, 0, ""),
        ("cdlcounterattack", 11, 1, 7, "-100 100"),
        ("cdldarkcloudcover", 11, 2, 18, "-100"),
        ("cdldoji", 10, 76, 849, "100"),
        ("cdldojistar", 11, 10, 160, "-100 100"),
        ("cdldragonflydoji", 10, 10, 92, "100"),
        ("cdlengulfing", 2, 27, 471, "-100 -80 80 100"),
        ("cdleveningdojistar", 12, 2, 8, "-100"),
        ("cdleveningstar", 12, 4, 21, "-100"),
        ("cdlgapsidesidewhite", 7, 4, 13, "-100 100"),
        ("cdlgravestonedoji", 10, 10, 113, "100"),
        ("cdlhammer", 11, 9, 125, "100"),
        ("cdlhangingman", 11, 17, 89, "-100"),
        ("cdlharami", 11, 44, 519, "-100 -80 80 100"),
        ("cdlharamicross", 11, 18, 157, "-100 -80 80 100"),
        ("cdlhighwave", 10, 67, 777, "-100 100"),
        ("cdlhikkake", 5, 66, 674, "-200 -100 100 200"),
        ("cdlhikkakemod", 10, 0, 4, "-100 100"),
        ("cdlhomingpigeon", 11, 10, 73, "100"),
        ("cdlidentical3crows", 12, 0, 3, "-100"),
        ("cdlinneck", 11, 1, 11, "-100"),
        ("cdlinvertedhammer", 11, 5, 107, "100"),
        ("cdlkicking", 11, 0, 1, "100"),
        ("cdlkickingbylength", 11, 0, 1, "100"),
        ("cdlladderbottom", 14, 0, 9, "100"),
        ("cdllongleggeddoji", 10, 76, 847, "100"),
        ("cdllongline", 10, 103, 1248, "-100 100"),
        ("cdlmarubozu", 10, 23, 283, "-100 100"),
        ("cdlmatchinglow", 6, 7, 68, "100"),
        ("cdlmathold", 14, 0, 0, ""),
        ("cdlmorningdojistar", 12, 0, 17, "100"),
        ("cdlmorningstar", 12, 2, 27, "100"),
        ("cdlonneck", 11, 2, 17, "-100"),
        ("cdlpiercing", 11, 2, 31, "100"),
        ("cdlrickshawman", 10, 56, 590, "100"),
        ("cdlrisefall3methods", 14, 0, 1, "100"),
        ("cdlseparatinglines", 11, 0, 25, "-100 100"),
        ("cdlshootingstar", 11, 8, 92, "-100"),
        ("cdlshortline", 10, 62, 703, "-100 100"),
        ("cdlspinningtop", 10, 122, 1287, "-100 100"),
        ("cdlstalledpattern", 12, 0, 14, "-100"),
        ("cdlsticksandwich", 7, 2, 11, "100"),
        ("cdltakuri", 10, 10, 92, "100"),
        ("cdltasukigap", 7, 2, 27, "-100 100"),
        ("cdlthrusting", 11, 5, 40, "-100"),
        ("cdltristar", 12, 1, 4, "-100 100"),
        ("cdlunique3river", 12, 0, 8, "100"),
        ("cdlupsidegap2crows", 12, 0, 1, "-100"),
        ("cdlxsidegap3methods", 2, 4, 35, "-100 100"),
    ];

    // Where the prices as they are written give another count, because some bars tie.
    private static readonly Dictionary<string, (int OnSeriesA, int OnIbm)> Exact = new(StringComparer.Ordinal)
    {
        ["cdldojistar"] = (10, 159),
        ["cdlhighwave"] = (65, 770),
        ["cdlinvertedhammer"] = (5, 106),
        ["cdllongline"] = (103, 1245),
        ["cdlrickshawman"] = (56, 589),
        ["cdlshortline"] = (61, 702),
        ["cdlspinningtop"] = (120, 1280),
    };

    // The peer takes the doubles for what they are: 255.43 - 255.22 is more than 255.64 - 255.43 there, by what rounding left.
    [EvidenceFact]
    public void Every_pattern_fires_as_often_as_that_of_the_peer_in_double()
    {
        var (seriesA, ibm) = (SeriesA, Ibm);
        Assert.Equal((502, 5849), (seriesA.Length, ibm.Length));
        Assert.Equal(61, Counts.Length);
        Assert.All(Counts, row =>
        {
            var onSeriesA = CandlestickBars.RoundedValues(row.Name, seriesA);
            var onIbm = CandlestickBars.RoundedValues(row.Name, ibm);
            Assert.Equal(row.Lookback, onSeriesA.TakeWhile(value => value is null).Count());
            Assert.All(onIbm.Skip(row.Lookback), value => Assert.NotNull(value));
            Assert.Equal((row.Name, row.OnSeriesA, row.OnIbm), (row.Name, Fires(onSeriesA), Fires(onIbm)));
            Assert.Equal(
                (row.Name, row.Values),
                (row.Name, string.Join(' ', onIbm.Where(value => value is not (null or 0)).Distinct().Order())));
        });
    }

    [EvidenceFact]
    public void On_the_prices_as_they_are_written_only_ties_fire_otherwise()
    {
        var (seriesA, ibm) = (SeriesA, Ibm);
        Assert.All(Counts, row =>
        {
            var expected = Exact.GetValueOrDefault(row.Name, (row.OnSeriesA, row.OnIbm));
            Assert.Equal(
                (row.Name, expected),
                (row.Name, (Fires(CandlestickBars.Values(row.Name, seriesA)), Fires(CandlestickBars.Values(row.Name, ibm)))));
        });
    }

    [EvidenceFact]
    public void A_spinning_top_of_the_peer_whose_shadow_is_as_long_as_its_body_is_none()
    {
        var bars = SeriesA;
        var golden = File.ReadLines(Evidence.File("golden", "indicators", "candles", "CDLSPINNINGTOP.csv"))
            .Where(line => char.IsAsciiDigit(line[0]))
            .Select(line => Array.ConvertAll(line.Split(','), text => int.Parse(text, CultureInfo.InvariantCulture)))
            .ToDictionary(row => row[0], row => row[1]);
        var rounded = CandlestickBars.RoundedValues("cdlspinningtop", bars);
        var exact = CandlestickBars.Values("cdlspinningtop", bars);
        for (var i = 10; i < 502; i++)
        {
            Assert.Equal(golden.GetValueOrDefault(i), rounded[i]);
            var (open, high, low, close) = (bars[i].Open, bars[i].High, bars[i].Low, bars[i].Close);
            var body = Math.Abs(close - open);
            var ties = high - Math.Max(open, close) == body || Math.Min(open, close) - low == body;
            Assert.Equal(ties ? 0 : golden.GetValueOrDefault(i), exact[i]);
        }

        Assert.Equal((122, 120), (golden.Count, Fires(exact)));
    }

    private static Ohlcv<decimal>[] SeriesA => CandlestickBars.Of(0, "golden", "indicators", "series-a.csv");

    private static Ohlcv<decimal>[] Ibm => CandlestickBars.Of(0, "data", "market", "ibm-1d.csv");

    private static int Fires(int?[] values) => values.Count(value => value is not (null or 0));
}
