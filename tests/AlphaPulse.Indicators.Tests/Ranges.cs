using System.Numerics;

namespace AlphaPulse.Indicators.Tests;

/// <summary>What holds for the outputs of any bar.</summary>
internal static class Ranges
{
    /// <summary>Every output is within the range that the catalog promises, is a number, and bands are in order.</summary>
    public static void AssertWithin<T>(IndicatorSpec spec, T?[] row, int bar)
        where T : struct, INumber<T>
    {
        var (outputs, ranges) = (spec.Descriptor.Outputs, spec.Descriptor.Ranges);
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] is { } value && !(T.IsFinite(value) && ranges[i].Contains(value)))
            {
                Assert.Fail(FormattableString.Invariant($"{spec}: {outputs[i]} is {value} at bar {bar}, but its range is {ranges[i]} ({typeof(T).Name})."));
            }
        }

        InOrder(spec, row, bar, "lower", "middle");
        InOrder(spec, row, bar, "middle", "upper");
        InOrder(spec, row, bar, "lower", "upper");
    }

    /// <summary>As for a single bar, for all of them.</summary>
    public static void AssertWithin<T>(IndicatorSpec spec, Ohlcv<T>[] bars)
        where T : struct, INumber<T>
    {
        var indicator = spec.Descriptor.Create<T>(spec);
        var row = new T?[indicator.OutputCount];
        for (var i = 0; i < bars.Length; i++)
        {
            indicator.Update(in bars[i], row);
            AssertWithin(spec, row, i);
        }
    }

    // The last top and the last bottom of a fractal band are of different bars, so that they may cross. A share of a mean below 0 lies
    // on its other side.
    private static void InOrder<T>(IndicatorSpec spec, T?[] row, int bar, string lower, string upper)
        where T : struct, INumber<T>
    {
        var mayCross = spec.Descriptor.Name == "fcb" || (spec.Descriptor.Name == "maenv" && Output(spec, row, "middle") < T.Zero);
        if (!mayCross && Output(spec, row, lower) is { } low && Output(spec, row, upper) is { } high && low > high)
        {
            Assert.Fail(FormattableString.Invariant($"{spec}: {lower} is {low}, over {upper} {high}, at bar {bar} ({typeof(T).Name})."));
        }
    }

    private static T? Output<T>(IndicatorSpec spec, T?[] row, string name)
        where T : struct, INumber<T>
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (spec.Descriptor.Outputs[i] == name)
            {
                return row[i];
            }
        }

        return null;
    }
}
