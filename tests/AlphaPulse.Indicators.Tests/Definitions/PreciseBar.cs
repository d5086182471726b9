namespace AlphaPulse.Indicators.Tests;

/// <summary>What the references take of a bar.</summary>
internal sealed record PreciseBar(Precise Open, Precise High, Precise Low, Precise Close, Precise Volume)
{
    public static PreciseBar Of(Ohlcv<decimal> bar) => new(bar.Open, bar.High, bar.Low, bar.Close, bar.Volume);

    public static PreciseBar Of(Ohlcv<double> bar) => new(bar.Open, bar.High, bar.Low, bar.Close, bar.Volume);
}
