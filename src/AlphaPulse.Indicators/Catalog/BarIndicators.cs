using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Brings typed indicators into the shape of the catalog.</summary>
internal static class BarIndicators
{
    /// <summary>A single number out of a single series.</summary>
    public static BarIndicator<T> OfSeries<T>(IndicatorSpec spec, IIndicator<T, T> indicator)
        where T : struct, INumber<T> =>
        new CatalogIndicator<T, T, T, SeriesReader<T>, SingleProjection<T>>(spec, indicator, new SeriesReader<T>(spec.Source!.Value));

    /// <summary>Several numbers out of a single series.</summary>
    public static BarIndicator<T> OfSeries<T, TOutput>(IndicatorSpec spec, IIndicator<T, TOutput> indicator)
        where T : struct, INumber<T>
        where TOutput : struct, IIndicatorOutput<T> =>
        new CatalogIndicator<T, T, TOutput, SeriesReader<T>, SeveralProjection<T, TOutput>>(
            spec, indicator, new SeriesReader<T>(spec.Source!.Value));

    /// <summary>A single number out of whole bars.</summary>
    public static BarIndicator<T> OfBars<T>(IndicatorSpec spec, IIndicator<Ohlcv<T>, T> indicator)
        where T : struct, INumber<T> =>
        new CatalogIndicator<T, Ohlcv<T>, T, WholeReader<T>, SingleProjection<T>>(spec, indicator, default);

    /// <summary>Several numbers out of whole bars.</summary>
    public static BarIndicator<T> OfBars<T, TOutput>(IndicatorSpec spec, IIndicator<Ohlcv<T>, TOutput> indicator)
        where T : struct, INumber<T>
        where TOutput : struct, IIndicatorOutput<T> =>
        new CatalogIndicator<T, Ohlcv<T>, TOutput, WholeReader<T>, SeveralProjection<T, TOutput>>(spec, indicator, default);

    private readonly struct SeriesReader<T>(PriceSource source) : IBarReader<T, T>
        where T : struct, INumber<T>
    {
        public T Read(in Ohlcv<T> bar) => PriceSources.Select(source, in bar);
    }

    private readonly struct WholeReader<T> : IBarReader<T, Ohlcv<T>>
        where T : struct, INumber<T>
    {
        public Ohlcv<T> Read(in Ohlcv<T> bar) => bar;
    }

    private readonly struct SingleProjection<T> : IOutputProjection<T, T>
        where T : struct, INumber<T>
    {
        public void Write(in T value, Span<T?> outputs) => outputs[0] = value;
    }

    private readonly struct SeveralProjection<T, TOutput> : IOutputProjection<T, TOutput>
        where T : struct, INumber<T>
        where TOutput : struct, IIndicatorOutput<T>
    {
        public void Write(in TOutput value, Span<T?> outputs) => value.CopyTo(outputs);
    }
}
