using AlphaPulse.Simulation;

namespace AlphaPulse.Features.Tests;

/// <summary>Bars that the tests of this project share.</summary>
internal static class Series
{
    public static readonly BarSeriesId Id = new(InstrumentId.Parse("test:AAA-BBB"), Timeframe.OneHour);
    public static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<Bar> Simulated(int bars, long seed = 7) =>
        [.. new SimulatedMarket(new SimulatedMarketOptions { Bars = bars, Seed = seed, SignalTStatistic = 0, GapProbability = 0, OutageProbability = 0 }).Generate()];

    /// <summary>A bar some hours after the start, with every price at the close.</summary>
    public static Bar Flat(int hour, decimal close, decimal volume = 1) =>
        new(Id, Start.AddHours(hour), close, close, close, close, volume, Start.AddHours(hour + 1), BarProvenance.Simulated);

    /// <summary>The same bar with other prices, all multiplied.</summary>
    public static Bar Scaled(Bar bar, decimal factor) =>
        new(bar.Series, bar.OpenTime, bar.Open * factor, bar.High * factor, bar.Low * factor, bar.Close * factor, bar.Volume, bar.AvailableAt, bar.Provenance);
}
