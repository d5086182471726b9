using System.Globalization;

namespace AlphaPulse.Storage.Tests;

/// <summary>Small inputs that the tests of every store share.</summary>
internal static class Samples
{
    public static BarSeriesId Btc { get; } = new(InstrumentId.Parse("test:BTC-USDT"), Timeframe.OneHour);

    public static BarSeriesId Eth { get; } = new(InstrumentId.Parse("test:ETH-USDT"), Timeframe.OneHour);

    public static DateTimeOffset Start { get; } = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Bar Bar(int hour, decimal close = 100m, BarSeriesId? series = null, BarProvenance provenance = BarProvenance.Import)
    {
        var open = Start.AddHours(hour);
        return new Bar(series ?? Btc, open, close, close + 1, close - 1, close, 10m, open.AddHours(1), provenance);
    }

    /// <summary>The same bar known to the world at another time.</summary>
    public static Bar AvailableAt(this Bar bar, DateTimeOffset time) =>
        new(bar.Series, bar.OpenTime, bar.Open, bar.High, bar.Low, bar.Close, bar.Volume, time, bar.Provenance)
        {
            Detail = bar.Detail,
            IsProvisional = bar.IsProvisional,
            IsAvailabilityAssumed = bar.IsAvailabilityAssumed,
        };

    public static Signal Signal(int hour, BarSeriesId? series = null, string version = "v1", SignalMode mode = SignalMode.Champion) => new()
    {
        Series = series ?? Btc,
        BarTime = Start.AddHours(hour),
        KnownAt = Start.AddHours(hour + 1),
        HorizonTime = Start.AddHours(hour + 3),
        Direction = SignalDirection.Short,
        Score = -0.1 - 0.2,
        ReferencePrice = 42000.10m,
        ModelVersion = version,
        SchemaHash = "abc",
        Mode = mode,
        Provenance = BarProvenance.Import,
    };

    public static Outcome Open(Signal signal) => new() { Signal = signal, Status = OutcomeStatus.Open };

    public static Outcome Settled(Signal signal) => new()
    {
        Signal = signal,
        Status = OutcomeStatus.Settled,
        EntryPrice = 42000.100m,
        ExitPrice = 41000.0m,
        GrossReturn = 1m / 3m,
        NetReturn = -0.0000000000000000000000000001m,
        SettledAt = Start.AddHours(9).AddTicks(7),
    };

    /// <summary>The digits of a bar, trailing zeros included, and everything else that a store must give back.</summary>
    public static string Describe(Bar bar) => string.Create(
        CultureInfo.InvariantCulture,
        $"{bar.Series} {bar.OpenTime:O} {bar.Open} {bar.High} {bar.Low} {bar.Close} {bar.Volume} {Describe(bar.Detail)} {bar.IsProvisional} {bar.AvailableAt:O} {bar.IsAvailabilityAssumed} {bar.Provenance}");

    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }

    private static string Describe(BarDetail? detail) => detail is null
        ? "none"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{detail.QuoteVolume?.ToString(CultureInfo.InvariantCulture) ?? "-"} {detail.TradeCount} {detail.TakerBuyVolume} {detail.TakerBuyQuoteVolume} {detail.Vwap}");
}
