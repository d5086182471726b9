namespace AlphaPulse.Indicators.Skender;

/// <summary>Turns bars into quotes, for calls of Skender.Stock.Indicators of your own.</summary>
/// <remarks>Safe for use from any thread.</remarks>
public static class SkenderQuotes
{
    /// <summary>Turns closed bars into quotes without loss, one by one.</summary>
    /// <param name="bars">The bars.</param>
    /// <returns>The quotes, in the order of the bars.</returns>
    /// <exception cref="ArgumentException">A bar is still forming; thrown when it is reached.</exception>
    public static IEnumerable<BarQuote> ToQuotes(this IEnumerable<Bar> bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        return bars.Select(bar => !bar.IsProvisional
            ? new BarQuote(bar)
            : throw new ArgumentException(
                $"The bar of {bar.Series} at {bar.OpenTime:yyyy-MM-dd'T'HH:mm:ss'Z'} is still forming: wait until it has closed.", nameof(bars)));
    }
}
