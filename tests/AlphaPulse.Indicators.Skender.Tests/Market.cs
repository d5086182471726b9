using System.Numerics;
using AlphaPulse.Simulation;

namespace AlphaPulse.Indicators.Skender.Tests;

/// <summary>The bars of the tests: hours of the simulated market.</summary>
internal static class Market
{
    public static IReadOnlyList<Bar> Bars { get; } =
    [
        .. new SimulatedMarket(new SimulatedMarketOptions
        {
            Bars = 900, Seed = 11, GapProbability = 0, OutageProbability = 0, ZeroVolumeProbability = 0, RevisionProbability = 0,
        }).Generate(),
    ];

    public static Ohlcv<T>[] Of<T>(int count)
        where T : struct, INumber<T> => [.. Bars.Take(count).Select(Ohlcv.From<T>)];

    public static T?[][] Rows<T>(string spec, Ohlcv<T>[] bars)
        where T : struct, INumber<T>
    {
        SkenderIndicators.Register();
        var indicator = IndicatorCatalog.Create<T>(spec);
        var width = indicator.OutputCount;
        var rows = new T?[bars.Length * width];
        indicator.Batch(bars, rows);
        return [.. Enumerable.Range(0, bars.Length).Select(i => rows[(i * width)..((i + 1) * width)])];
    }
}
