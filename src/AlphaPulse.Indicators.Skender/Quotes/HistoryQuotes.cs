using System.Globalization;
using System.Numerics;
using Skender.Stock.Indicators;

namespace AlphaPulse.Indicators.Skender;

/// <summary>Reads a history in the shapes that Skender.Stock.Indicators takes.</summary>
internal static class HistoryQuotes
{
    /// <summary>The bars as quotes.</summary>
    /// <exception cref="ArgumentException">A bar opened before the one before it; Skender would put it elsewhere.</exception>
    public static Quote[] ToQuotes<T>(this IndicatorHistory<T> history)
        where T : struct, INumber<T>
    {
        var quotes = new Quote[history.Bars.Length];
        for (var i = 0; i < quotes.Length; i++)
        {
            ref readonly var bar = ref history.Bars[i];
            if (i > 0 && bar.OpenTime < quotes[i - 1].Date)
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The bar of {bar.OpenTime:yyyy-MM-dd'T'HH:mm:ss'Z'} came after that of {quotes[i - 1].Date:yyyy-MM-dd'T'HH:mm:ss'Z'}: give the bars in the order of time."));
            }

            quotes[i] = new Quote
            {
                Date = bar.OpenTime,
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
