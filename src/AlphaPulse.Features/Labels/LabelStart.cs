namespace AlphaPulse.Features;

/// <summary>What a label may know of the past: the bar of the features and the bars before it.</summary>
/// <remarks>Valid only during the call that it is given to.</remarks>
public readonly ref struct LabelStart
{
    /// <summary>Creates a start.</summary>
    /// <param name="bars">Consecutive bars, the start last; at least 1.</param>
    /// <param name="logReturns">The one-bar log return of each close; <see cref="double.NaN"/> where the bar before is missing. As long as <paramref name="bars"/>.</param>
    /// <param name="side">The side that is taken.</param>
    /// <exception cref="ArgumentException">There are no bars, or not as many returns.</exception>
    public LabelStart(ReadOnlySpan<Bar> bars, ReadOnlySpan<double> logReturns, SignalDirection side = SignalDirection.Long)
    {
        if (bars.IsEmpty || bars.Length != logReturns.Length)
        {
            throw new ArgumentException($"There are {bars.Length} bars and {logReturns.Length} returns; give at least one bar and a return for each.", nameof(bars));
        }

        Bars = bars;
        LogReturns = logReturns;
        Side = side;
    }

    /// <summary>The consecutive bars that end with the start.</summary>
    public ReadOnlySpan<Bar> Bars { get; }

    /// <summary>The one-bar log return of each bar of <see cref="Bars"/>.</summary>
    public ReadOnlySpan<double> LogReturns { get; }

    /// <summary>The side that is taken: <see cref="SignalDirection.Short"/> exchanges profit and loss barriers.</summary>
    public SignalDirection Side { get; }

    /// <summary>The bar that the features end at.</summary>
    public Bar Bar => Bars[^1];

    /// <summary>The same start for another side.</summary>
    /// <param name="side">The side.</param>
    /// <returns>The start.</returns>
    public LabelStart For(SignalDirection side) => new(Bars, LogReturns, side);

    /// <summary>The population standard deviation of the last one-bar log returns, as the feature <c>volatility(bars)</c> has it.</summary>
    /// <param name="bars">How many returns; at least 2.</param>
    /// <param name="volatility">The volatility per bar, above 0; meaningless where the method returns <see langword="false"/>.</param>
    /// <returns>Whether there are that many returns and they differ by more than rounding.</returns>
    public bool TryGetVolatility(int bars, out double volatility)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bars, 2);
        volatility = double.NaN;
        if (LogReturns.Length < bars)
        {
            return false;
        }

        // Two passes: the square of a small deviation must not drown in the square of the mean.
        var returns = LogReturns[^bars..];
        double sum = 0;
        double greatest = 0;
        foreach (var value in returns)
        {
            sum += value;
            greatest = Math.Max(greatest, Math.Abs(value));
        }

        var mean = sum / bars;
        double squares = 0;
        foreach (var value in returns)
        {
            squares += (value - mean) * (value - mean);
        }

        // Returns that are all the same leave rounding; a label divided by that would be noise. NaN fails the comparison too.
        volatility = Math.Sqrt(squares / bars);
        return volatility > 1e-12 * greatest;
    }
}
