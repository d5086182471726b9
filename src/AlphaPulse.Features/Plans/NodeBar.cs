using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

/// <summary>The bar that a step of the plan is about; every number of a missing bar is <see cref="double.NaN"/>.</summary>
internal readonly struct NodeBar(in Ohlcv<double> bar, DateTimeOffset openTime)
{
    public readonly Ohlcv<double> Bar = bar;
    public readonly DateTimeOffset OpenTime = openTime;
}
