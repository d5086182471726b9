using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>A number of each bar; where it is missing, the indicator that takes it sees that.</summary>
internal readonly struct PriceSeries<T>(PriceSource source) : ISeries<PriceSeries<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    public static bool ThrowsOverDouble => false;

    public string Name => PriceSources.NameOf(source);

    public int Warmup => 1;

    public int ConvergenceBars(double epsilon) => 1;

    public bool IsPresent(in Ohlcv<T> input) => Number.IsPresent(PriceSources.Select(source, in input));

    public bool Next(in Ohlcv<T> input, out T value)
    {
        value = PriceSources.Select(source, in input);
        return true;
    }

    public PriceSeries<T> Copy() => this;

    public PriceSeries<T> Fresh() => this;

    public void Save(ref StateWriter writer)
    {
        // The source is part of the name that the state is saved under.
    }

    public PriceSeries<T> Load(ref StateReader reader) => this;
}
