using System.Numerics;
using Skender.Stock.Indicators;

namespace AlphaPulse.Indicators.Skender;

/// <summary>Reads a history in the shapes that Skender.Stock.Indicators takes.</summary>
internal static class HistoryQuotes
{
    /// <summary>The bars as quotes. Skender sorts them by their times; so that they keep their order, none is earlier than the one before it.</summary>
    public static Quote[] ToQuotes<T>(this IndicatorHistory<T> history)
        where T : struct, INumber<T>
    {
        var quotes = new Quote[history.Bars.Length];
        for (var i = 0; i < quotes.Length; i++)
        {
            ref readonly var bar = ref history.Bars[i];
            quotes[i] = new Quote
            {
                Date = i > 0 && bar.OpenTime < quotes[i - 1].Date ? quotes[i - 1].Date : bar.OpenTime,
                Open = ExactDecimal.Of(bar.Open),
                High = ExactDecimal.Of(bar.High),
                Low = ExactDecimal.Of(bar.Low),
                Close = ExactDecimal.Of(bar.Close),
                Volume = ExactDecimal.Of(bar.Volume),
            };
        }

        return quotes;
    }

    /// <summary>A series as what Skender calls tuples. The times play no part and are all the same, which keeps the order.</summary>
    public static (DateTime Date, double Value)[] ToTuples<T>(this ReadOnlySpan<T> values)
        where T : struct, INumber<T>
    {
        var tuples = new (DateTime, double)[values.Length];
        for (var i = 0; i < tuples.Length; i++)
        {
            tuples[i] = (default, ExactDecimal.ToDouble(values[i]));
        }

        return tuples;
    }
}
