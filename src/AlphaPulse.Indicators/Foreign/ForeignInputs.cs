using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>What an indicator of another library takes of a bar. Immutable and safe for use from any thread.</summary>
internal sealed class ForeignInputs<T>(IndicatorSpec spec)
    where T : struct, INumber<T>
{
    private readonly BarIndicator<T>?[] _indicators = typeof(T) == typeof(decimal)
        ? []
        : [.. spec.Inputs.Select(input => input.Indicator?.Descriptor.Create<T>(input.Indicator))];

    /// <summary>Whether there is everything in a bar that the indicator takes: its prices, or what its inner indicators take of it.</summary>
    public bool IsPresent(in Ohlcv<T> bar)
    {
        if (typeof(T) == typeof(decimal))
        {
            return true;
        }

        for (var i = 0; i < _indicators.Length; i++)
        {
            if (!(_indicators[i] is { } inner
                ? inner.IsPresent(in bar)
                : Number.IsPresent(PriceSources.Select(spec.Inputs[i].Price.GetValueOrDefault(), in bar))))
            {
                return false;
            }
        }

        // Whole bars: nothing is known of what the library takes of them.
        return _indicators.Length > 0 || Inputs.IsPresent(in bar);
    }
}
