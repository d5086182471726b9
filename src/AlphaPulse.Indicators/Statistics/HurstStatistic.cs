using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The statistic of <see cref="Hurst{T}"/>.</summary>
/// <remarks>Immutable. The value of <c>default</c> is unusable.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public readonly struct HurstStatistic<T> : IWindowStatistic<T>
    where T : struct, INumber<T>
{
    private const int LeastSize = 8;
    private const int MostCuts = 6;

    // The logarithm of the length of a part for 1, 2, 4 and more parts.
    private readonly T[] _logarithms;

    /// <summary>Creates the statistic.</summary>
    /// <param name="period">How many returns; from 20 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public HurstStatistic(int period)
    {
        Length = Period.Check(period, 20) + 1;
        _logarithms = [.. Enumerable.Range(0, MostCuts)
            .Select(cut => period >> cut)
            .Where(size => size >= LeastSize)
            .Select(size => Elementary.Ln(T.CreateChecked(size)))];
    }

    /// <inheritdoc/>
    public string Name => "hurst";

    /// <inheritdoc/>
    public int Length { get; }

    /// <inheritdoc/>
    public decimal Parameters => 0;

    /// <inheritdoc/>
    public bool TryCompute(ReadOnlySpan<T> window, Span<T> scratch, out T value)
    {
        value = T.Zero;
        var returns = scratch[..(Length - 1)];
        if (!ScaledReturns.TryFill(window, returns, out _))
        {
            return false;
        }

        var greatest = T.Zero;
        foreach (var change in returns)
        {
            greatest = Number.Max(greatest, T.Abs(change));
        }

        // The line of least squares through at most six points.
        var count = T.Zero;
        var (sumX, sumY, squares, products) = (T.Zero, T.Zero, T.Zero, T.Zero);
        for (var cut = 0; cut < _logarithms.Length; cut++)
        {
            if (TryAverageRange(returns, 1 << cut, greatest, out var average))
            {
                var (x, y) = (_logarithms[cut], Elementary.Ln(average));
                count++;
                sumX += x;
                sumY += y;
                squares += x * x;
                products += x * y;
            }
        }

        if (count <= T.One)
        {
            return false;
        }

        value = (count * products - sumX * sumY) / (count * squares - sumX * sumX);
        return true;
    }

    private static bool TryAverageRange(ReadOnlySpan<T> returns, int parts, T greatest, out T average)
    {
        var size = returns.Length / parts;
        var sum = T.Zero;
        var count = 0;
        for (var part = 0; part < parts; part++)
        {
            if (TryRange(returns.Slice(part * size, size), greatest, out var range))
            {
                sum += range;
                count++;
            }
        }

        average = sum / T.CreateChecked(Math.Max(1, count));
        return count > 0;
    }

    // The range of the cumulated differences from the mean over the standard deviation.
    private static bool TryRange(ReadOnlySpan<T> returns, T greatest, out T range)
    {
        var size = T.CreateChecked(returns.Length);
        var mean = StatisticalFunctions.Sum(returns) / size;
        var path = T.Zero;
        var (high, low, widest) = (T.Zero, T.Zero, T.Zero);
        foreach (var change in returns)
        {
            path += change - mean;
            high = Number.Max(high, path);
            low = Number.Min(low, path);
            widest = Number.Max(widest, T.Abs(change - mean));
        }

        range = T.Zero;
        if (ScaledReturns.AreResidues(widest, greatest))
        {
            return false;
        }

        // As parts of the widest difference, whose squares cannot vanish.
        var squares = T.Zero;
        foreach (var change in returns)
        {
            var deviation = (change - mean) / widest;
            squares += deviation * deviation;
        }

        range = (high - low) / widest / Elementary.Sqrt(squares / size);
        return true;
    }
}
