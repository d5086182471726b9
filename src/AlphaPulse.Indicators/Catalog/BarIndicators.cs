using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Brings typed indicators into the shape of the catalog.</summary>
internal static class BarIndicators
{
    /// <summary>A single number out of a single series.</summary>
    public static BarIndicator<T> OfSeries<T>(IndicatorSpec spec, IIndicator<T, T> indicator)
        where T : struct, INumber<T> => Series<T, T, SingleProjection<T>>(spec, indicator);

    /// <summary>Several numbers out of a single series.</summary>
    public static BarIndicator<T> OfSeries<T, TOutput>(IndicatorSpec spec, IIndicator<T, TOutput> indicator)
        where T : struct, INumber<T>
        where TOutput : struct, IIndicatorOutput<T> => Series<T, TOutput, SeveralProjection<T, TOutput>>(spec, indicator);

    /// <summary>A single number out of two series.</summary>
    public static BarIndicator<T> OfPairs<T>(IndicatorSpec spec, IIndicator<Pair<T>, T> indicator)
        where T : struct, INumber<T> => Pairs<T, T, SingleProjection<T>>(spec, indicator);

    /// <summary>Several numbers out of two series.</summary>
    public static BarIndicator<T> OfPairs<T, TOutput>(IndicatorSpec spec, IIndicator<Pair<T>, TOutput> indicator)
        where T : struct, INumber<T>
        where TOutput : struct, IIndicatorOutput<T> => Pairs<T, TOutput, SeveralProjection<T, TOutput>>(spec, indicator);

    /// <summary>A single number out of whole bars.</summary>
    public static BarIndicator<T> OfBars<T>(IndicatorSpec spec, IIndicator<Ohlcv<T>, T> indicator)
        where T : struct, INumber<T> => Bars<T, T, SingleProjection<T>>(spec, indicator);

    /// <summary>Several numbers out of whole bars.</summary>
    public static BarIndicator<T> OfBars<T, TOutput>(IndicatorSpec spec, IIndicator<Ohlcv<T>, TOutput> indicator)
        where T : struct, INumber<T>
        where TOutput : struct, IIndicatorOutput<T> => Bars<T, TOutput, SeveralProjection<T, TOutput>>(spec, indicator);

    private static BarIndicator<T> Series<T, TOutput, TProjection>(IndicatorSpec spec, IIndicator<T, TOutput> indicator)
        where T : struct, INumber<T>
        where TOutput : struct
        where TProjection : struct, IOutputProjection<T, TOutput> =>
        spec.Inputs[0].Price is { } price
            ? new CatalogIndicator<T, T, TOutput, SeriesReader<T>, TProjection>(spec, indicator, new SeriesReader<T>(price))
            : Bars<T, TOutput, TProjection>(spec, Open(spec.Inputs[0], new SeriesVisitor<T, TOutput>((IStateful<T, TOutput>)indicator)));

    private static BarIndicator<T> Pairs<T, TOutput, TProjection>(IndicatorSpec spec, IIndicator<Pair<T>, TOutput> indicator)
        where T : struct, INumber<T>
        where TOutput : struct
        where TProjection : struct, IOutputProjection<T, TOutput> =>
        spec.Inputs[0].Price is { } first && spec.Inputs[1].Price is { } second
            ? new CatalogIndicator<T, Pair<T>, TOutput, PairReader<T>, TProjection>(spec, indicator, new PairReader<T>(first, second))
            : Bars<T, TOutput, TProjection>(
                spec, Open(spec.Inputs[0], new FirstVisitor<T, TOutput>(spec.Inputs[1], (IStateful<Pair<T>, TOutput>)indicator)));

    private static CatalogIndicator<T, Ohlcv<T>, TOutput, WholeReader<T>, TProjection> Bars<T, TOutput, TProjection>(
        IndicatorSpec spec, IIndicator<Ohlcv<T>, TOutput> indicator)
        where T : struct, INumber<T>
        where TOutput : struct
        where TProjection : struct, IOutputProjection<T, TOutput> => new(spec, indicator, default);

    private static TResult Open<T, TResult>(IndicatorInput input, ISeriesVisitor<T, TResult> visitor)
        where T : struct, INumber<T> =>
        input.Price is { } price
            ? visitor.Visit(new PriceSeries<T>(price))
            : input.Indicator!.Descriptor.Create<T>(input.Indicator).Open(input.Output, visitor);

    private readonly struct SeriesReader<T>(PriceSource source) : IBarReader<T, T>
        where T : struct, INumber<T>
    {
        public T Read(in Ohlcv<T> bar) => PriceSources.Select(source, in bar);

        public IInputVisitor<T, T, TResult> For<TResult>(IBarIndicatorVisitor<T, TResult> visitor) => new SeriesInputVisitor<T, TResult>(visitor);
    }

    private readonly struct PairReader<T>(PriceSource first, PriceSource second) : IBarReader<T, Pair<T>>
        where T : struct, INumber<T>
    {
        public Pair<T> Read(in Ohlcv<T> bar) => new(PriceSources.Select(first, in bar), PriceSources.Select(second, in bar));

        public IInputVisitor<T, Pair<T>, TResult>? For<TResult>(IBarIndicatorVisitor<T, TResult> visitor) => null;
    }

    private readonly struct WholeReader<T> : IBarReader<T, Ohlcv<T>>
        where T : struct, INumber<T>
    {
        public Ohlcv<T> Read(in Ohlcv<T> bar) => bar;

        public IInputVisitor<T, Ohlcv<T>, TResult> For<TResult>(IBarIndicatorVisitor<T, TResult> visitor) => new WholeInputVisitor<T, TResult>(visitor);
    }

    private readonly struct SingleProjection<T> : IOutputProjection<T, T>
        where T : struct, INumber<T>
    {
        public void Write(in T value, Span<T?> outputs) => outputs[0] = value;

        public T? Select(in T value, int output) => value;

        public TResult Show<TState, TInput, TResult>(TState fresh, IInputVisitor<T, TInput, TResult> visitor)
            where TState : struct, IIndicatorState<TState, TInput, T>
            where TInput : struct => visitor.Single(fresh);
    }

    private readonly struct SeveralProjection<T, TOutput> : IOutputProjection<T, TOutput>
        where T : struct, INumber<T>
        where TOutput : struct, IIndicatorOutput<T>
    {
        public void Write(in TOutput value, Span<T?> outputs) => value.CopyTo(outputs);

        public T? Select(in TOutput value, int output)
        {
            OutputRow<T> row = default;
            value.CopyTo(row);
            return row[output];
        }

        public TResult Show<TState, TInput, TResult>(TState fresh, IInputVisitor<T, TInput, TResult> visitor)
            where TState : struct, IIndicatorState<TState, TInput, TOutput>
            where TInput : struct => visitor.Several<TState, TOutput>(fresh);
    }

    private sealed class SeriesVisitor<T, TOutput>(IStateful<T, TOutput> outer) : ISeriesVisitor<T, IIndicator<Ohlcv<T>, TOutput>>
        where T : struct, INumber<T>
        where TOutput : struct
    {
        public IIndicator<Ohlcv<T>, TOutput> Visit<TSeries>(TSeries series)
            where TSeries : struct, ISeries<TSeries, Ohlcv<T>, T> => outer.Open(new ChainVisitor<TSeries, Ohlcv<T>, T, TOutput>(series));
    }

    private sealed class FirstVisitor<T, TOutput>(IndicatorInput second, IStateful<Pair<T>, TOutput> outer)
        : ISeriesVisitor<T, IIndicator<Ohlcv<T>, TOutput>>
        where T : struct, INumber<T>
        where TOutput : struct
    {
        public IIndicator<Ohlcv<T>, TOutput> Visit<TSeries>(TSeries series)
            where TSeries : struct, ISeries<TSeries, Ohlcv<T>, T> => Open(second, new SecondVisitor<T, TSeries, TOutput>(series, outer));
    }

    private sealed class SecondVisitor<T, TFirst, TOutput>(TFirst first, IStateful<Pair<T>, TOutput> outer)
        : ISeriesVisitor<T, IIndicator<Ohlcv<T>, TOutput>>
        where T : struct, INumber<T>
        where TFirst : struct, ISeries<TFirst, Ohlcv<T>, T>
        where TOutput : struct
    {
        public IIndicator<Ohlcv<T>, TOutput> Visit<TSeries>(TSeries series)
            where TSeries : struct, ISeries<TSeries, Ohlcv<T>, T> =>
            outer.Open(new ChainVisitor<PairSeries<TFirst, TSeries, Ohlcv<T>, T>, Ohlcv<T>, Pair<T>, TOutput>(new(first, series)));
    }
}
