using AlphaPulse.Indicators;

namespace AlphaPulse.Benchmarks.Indicators;

/// <summary>All indicators whose speed is a promise in one table, for machines too busy for long benchmarks.</summary>
/// <remarks>
/// Processor time of the process instead of time on the clock, lowest of the passes, every case next to a pass of the plain loop.
/// </remarks>
internal static class IndicatorTable
{
    public static void Write(TextWriter output, string[] filter)
    {
        output.WriteLine("| indicator | loop ns | double batch x (ns) | double stream x (ns) | decimal batch x (ns) | decimal stream x (ns) | bytes per bar |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (name, measure) in Cases())
        {
            if (filter.Length == 0 || filter.Any(word => name.StartsWith(word, StringComparison.OrdinalIgnoreCase)))
            {
                output.WriteLine(measure(name));
            }
        }
    }

    private static IEnumerable<(string Name, Func<string, string> Measure)> Cases()
    {
        yield return ("SMA 20", name => OfCloses(name, new Sma<double>(20), new Sma<decimal>(20)));
        yield return ("SMA 14", name => OfCloses(name, new Sma<double>(14), new Sma<decimal>(14)));
        yield return ("EMA 20", name => OfCloses(name, new Ema<double>(20), new Ema<decimal>(20)));
        yield return ("WMA 20", name => OfCloses(name, new Wma<double>(20), new Wma<decimal>(20)));
        yield return ("HMA 20", name => OfCloses(name, new Hma<double>(20), new Hma<decimal>(20)));
        yield return ("RSI 14", name => OfCloses(name, new Rsi<double>(14), new Rsi<decimal>(14)));
        yield return ("MACD 12,26,9", name => OfCloses(name, new Macd<double>(), new Macd<decimal>()));
        yield return ("BBANDS 20", name => OfCloses(name, new BollingerBands<double>(20), new BollingerBands<decimal>(20)));
        yield return ("STDDEV 20", name => OfCloses(name, new StandardDeviation<double>(20), new StandardDeviation<decimal>(20)));
        yield return ("ATR 14", name => OfBars(name, new Atr<double>(14), new Atr<decimal>(14)));
        yield return ("ADX 14", name => OfBars(name, new Adx<double>(14), new Adx<decimal>(14)));
        yield return ("STOCH 14,3,3", name => OfBars(name, new Stochastic<double>(14, 3, 3), new Stochastic<decimal>(14, 3, 3)));
        yield return ("OBV", name => OfBars(name, new Obv<double>(), new Obv<decimal>()));
        yield return ("CCI 20", name => OfBars(name, new Cci<double>(20), new Cci<decimal>(20)));
        yield return ("MFI 14", name => OfBars(name, new Mfi<double>(14), new Mfi<decimal>(14)));
        yield return ("SuperTrend 10,3", name => OfBars(name, new SuperTrend<double>(10, 3), new SuperTrend<decimal>(10, 3)));
        yield return ("MIN+MAX 20 (Donchian)", name => OfBars(name, new Donchian<double>(20), new Donchian<decimal>(20)));
    }

    private static string OfCloses<TD, TDOut, TM, TMOut>(string name, Indicator<TD, double, TDOut> inDouble, Indicator<TM, decimal, TMOut> inDecimal)
        where TD : struct, IIndicatorState<TD, double, TDOut>
        where TDOut : struct
        where TM : struct, IIndicatorState<TM, decimal, TMOut>
        where TMOut : struct =>
        Row(name, new IndicatorTimer<TD, double, TDOut>(inDouble, IndicatorSeries.Doubles), new IndicatorTimer<TM, decimal, TMOut>(inDecimal, IndicatorSeries.Decimals));

    private static string OfBars<TD, TDOut, TM, TMOut>(
        string name, Indicator<TD, Ohlcv<double>, TDOut> inDouble, Indicator<TM, Ohlcv<decimal>, TMOut> inDecimal)
        where TD : struct, IIndicatorState<TD, Ohlcv<double>, TDOut>
        where TDOut : struct
        where TM : struct, IIndicatorState<TM, Ohlcv<decimal>, TMOut>
        where TMOut : struct =>
        Row(name, new IndicatorTimer<TD, Ohlcv<double>, TDOut>(inDouble, IndicatorSeries.DoubleBars), new IndicatorTimer<TM, Ohlcv<decimal>, TMOut>(inDecimal, IndicatorSeries.Bars));

    private static string Row<TD, TDIn, TDOut, TM, TMIn, TMOut>(string name, IndicatorTimer<TD, TDIn, TDOut> inDouble, IndicatorTimer<TM, TMIn, TMOut> inDecimal)
        where TD : struct, IIndicatorState<TD, TDIn, TDOut>
        where TDIn : struct
        where TDOut : struct
        where TM : struct, IIndicatorState<TM, TMIn, TMOut>
        where TMIn : struct
        where TMOut : struct
    {
        var d = inDouble.Measure(passes: 21);
        var m = inDecimal.Measure(passes: 5);
        return FormattableString.Invariant(
            $"| {name} | {d.Loop:0.00} | {d.Batch / d.Loop:0.0} ({d.Batch:0.0}) | {d.Stream / d.Loop:0.0} ({d.Stream:0.0}) | {m.Batch / m.Loop:0.0} ({m.Batch:0}) | {m.Stream / m.Loop:0.0} ({m.Stream:0}) | {d.BytesPerBar + m.BytesPerBar:0.##} |");
    }
}
