namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>A quiet series of minutes, whose bars a test makes wrong.</summary>
internal static class QuietMinutes
{
    public static BarSeriesId Series { get; } = ScriptedSource.SeriesOf("binance", "BTCUSDT");

    public static Bar Rest(int number, decimal? open = null, decimal? close = null) => Bar(number, open, close, BarProvenance.VenueRest);

    public static Bar Streamed(int number, decimal? open = null, decimal? close = null) => Bar(number, open, close, BarProvenance.VenueStream);

    /// <summary>The bars before the first one, as many as a firewall needs.</summary>
    public static IReadOnlyList<Bar> Before() => [.. Enumerable.Range(-100, 100).Select(number => Rest(number))];

    private static Bar Bar(int number, decimal? open, decimal? close, BarProvenance provenance)
    {
        var (usualOpen, usualClose) = Prices(number);
        var (o, c) = (open ?? usualOpen, close ?? usualClose);
        var start = Live.Streamed.Minute(number);
        return new Bar(Series, start, o, Math.Max(o, c) + 0.01m, Math.Min(o, c) - 0.01m, c, 10m + Math.Abs(number % 9), start.AddMinutes(1), provenance);
    }

    private static (decimal Open, decimal Close) Prices(int number) => (100m + (Math.Abs(number * 3) % 5 * 0.02m), 100m + (Math.Abs((number + 1) * 3) % 5 * 0.02m) - (number == 0 ? 0.04m : 0));
}
