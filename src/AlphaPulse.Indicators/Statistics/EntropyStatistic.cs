using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The statistic of <see cref="Entropy{T}"/> with <see cref="EntropyShares.Window"/>.</summary>
/// <remarks>Immutable. The value of <c>default</c> is unusable.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public readonly struct EntropyStatistic<T> : IWindowStatistic<T>
    where T : struct, INumber<T>
{
    private readonly decimal _base;
    private readonly T _logarithm;

    /// <summary>Creates the statistic.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="logarithmBase">The base of the logarithm; from 2 to 1000.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public EntropyStatistic(int period, decimal logarithmBase)
    {
        Length = Period.Check(period, 2);
        _base = logarithmBase is >= 2 and <= 1000
            ? logarithmBase
            : throw new ArgumentOutOfRangeException(nameof(logarithmBase), logarithmBase, "Choose a base from 2 to 1000.");
        _logarithm = Elementary.Ln(Number.Convert<T>(logarithmBase));
    }

    /// <inheritdoc/>
    public string Name => "entropy";

    /// <inheritdoc/>
    public int Length { get; }

    /// <inheritdoc/>
    public decimal Parameters => _base;

    /// <inheritdoc/>
    public bool TryCompute(ReadOnlySpan<T> window, Span<T> scratch, out T value)
    {
        value = T.Zero;
        var sum = StatisticalFunctions.Sum(window);
        if (sum <= T.Zero)
        {
            return false;
        }

        foreach (var part in window)
        {
            if (!TryTerm(part, sum, out var term))
            {
                return false;
            }

            value += term;
        }

        value /= _logarithm;
        return true;
    }

    /// <summary>-p ln p of the share p of a value, 0 for the share 0.</summary>
    /// <returns>Whether there is one: not where the value is negative or the sum not above 0.</returns>
    internal static bool TryTerm(T value, T sum, out T term)
    {
        term = T.Zero;
        if (sum <= T.Zero || value < T.Zero)
        {
            return false;
        }

        // Also 0 where the share is too small for the number.
        var share = value / sum;
        term = share == T.Zero ? share : -share * Elementary.Ln(share);
        return true;
    }
}
