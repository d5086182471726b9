using System.Globalization;
using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Computes the rows of an indicator of another library with the rules of this one for series and for what is missing.</summary>
internal static class ForeignRows
{
    /// <summary>Computes the rows of bars that are present.</summary>
    public static void Compute<T>(IndicatorSpec spec, ForeignIndicatorDescriptor descriptor, ReadOnlySpan<Ohlcv<T>> bars, Span<T?> outputs)
        where T : struct, INumber<T>
    {
        outputs.Clear();
        try
        {
            if (spec.Inputs.Count == 0)
            {
                descriptor.Compute(spec.Arguments, new IndicatorHistory<T>(bars), outputs);
            }
            else
            {
                OfSeries(spec, descriptor, bars, outputs);
            }
        }
        catch (OverflowException exception)
        {
            throw new IndicatorOverflowException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The calculation of {spec} over {bars.Length} bars left the range of decimal: check the bars, or scale prices and volumes."),
                exception);
        }

        foreach (ref var value in outputs)
        {
            value = value is { } number && Number.IsPresent(number) ? value : null;
        }
    }

    /// <summary>How many bars it takes to the first value of each output, with those that its series take.</summary>
    public static int[] FirstValues<T>(IndicatorSpec spec, ForeignIndicatorDescriptor descriptor)
        where T : struct, INumber<T>
    {
        var before = 0;
        foreach (var input in spec.Inputs)
        {
            if (input.Indicator is { } indicator)
            {
                before = Math.Max(before, indicator.Descriptor.Create<T>(indicator).OutputWarmup(input.Output) - 1);
            }
        }

        return [.. descriptor.FirstValues(spec.Arguments).Select(bars => checked(before + bars))];
    }

    // A bar for which a series has no value, because it warms up or its formula is undefined, is skipped.
    private static void OfSeries<T>(IndicatorSpec spec, ForeignIndicatorDescriptor descriptor, ReadOnlySpan<Ohlcv<T>> bars, Span<T?> outputs)
        where T : struct, INumber<T>
    {
        var series = new T?[spec.Inputs.Count][];
        for (var i = 0; i < series.Length; i++)
        {
            series[i] = Read(spec.Inputs[i], bars);
        }

        var places = new List<int>(bars.Length);
        for (var i = 0; i < bars.Length; i++)
        {
            if (Array.TrueForAll(series, values => values[i] is { } value && Number.IsPresent(value)))
            {
                places.Add(i);
            }
        }

        var taken = new Ohlcv<T>[places.Count];
        var first = new T[places.Count];
        var second = new T[series.Length > 1 ? places.Count : 0];
        for (var i = 0; i < taken.Length; i++)
        {
            taken[i] = bars[places[i]];
            first[i] = series[0][places[i]].GetValueOrDefault();
            if (second.Length > 0)
            {
                second[i] = series[1][places[i]].GetValueOrDefault();
            }
        }

        var width = spec.Columns.Count;
        var rows = new T?[taken.Length * width];
        descriptor.Compute(spec.Arguments, new IndicatorHistory<T>(taken, first, second), rows);
        for (var i = 0; i < taken.Length; i++)
        {
            rows.AsSpan(i * width, width).CopyTo(outputs[(places[i] * width)..]);
        }
    }

    private static T?[] Read<T>(IndicatorInput input, ReadOnlySpan<Ohlcv<T>> bars)
        where T : struct, INumber<T>
    {
        var values = new T?[bars.Length];
        if (input.Price is { } price)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = PriceSources.Select(price, in bars[i]);
            }

            return values;
        }

        var indicator = input.Indicator!.Descriptor.Create<T>(input.Indicator);
        var width = indicator.OutputCount;
        var rows = new T?[bars.Length * width];
        indicator.Batch(bars, rows);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = rows[(i * width) + input.Output];
        }

        return values;
    }
}
