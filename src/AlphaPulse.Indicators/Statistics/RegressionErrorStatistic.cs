using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The statistic of <see cref="StandardError{T}"/> with <see cref="StandardErrorKind.Regression"/>.</summary>
/// <remarks>Immutable. The value of <c>default</c> is unusable.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public readonly struct RegressionErrorStatistic<T> : IWindowStatistic<T>
    where T : struct, INumber<T>
{
    // The sum of the squares of the places -(n-1), -(n-3) to n-1.
    private readonly T _squares;

    /// <summary>Creates the statistic.</summary>
    /// <param name="period">The bars of the window; from 3 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public RegressionErrorStatistic(int period)
    {
        Length = Period.Check(period, 3);
        _squares = T.CreateChecked(((Int128)period * period - 1) * period / 3);
    }

    /// <inheritdoc/>
    public string Name => "stderr";

    /// <inheritdoc/>
    public int Length { get; }

    /// <inheritdoc/>
    public decimal Parameters => (int)StandardErrorKind.Regression;

    /// <inheritdoc/>
    public bool TryCompute(ReadOnlySpan<T> window, Span<T> scratch, out T value)
    {
        StatisticalFunctions.Deviations(window, scratch);
        var products = T.Zero;
        for (var i = 0; i < scratch.Length; i++)
        {
            products += Place(i) * scratch[i];
        }

        var slope = products / _squares;
        var greatest = T.Zero;
        for (var i = 0; i < scratch.Length; i++)
        {
            scratch[i] -= slope * Place(i);
            greatest = Number.Max(greatest, T.Abs(scratch[i]));
        }

        value = greatest;
        if (greatest > T.Zero)
        {
            // As parts of the greatest distance, whose squares cannot leave the range of the number.
            var squares = T.Zero;
            foreach (var distance in scratch)
            {
                squares += distance / greatest * (distance / greatest);
            }

            value *= Elementary.Sqrt(squares / T.CreateChecked(Length - 2));
        }

        return true;
    }

    private T Place(int index) => T.CreateChecked(2 * index - (Length - 1));
}
