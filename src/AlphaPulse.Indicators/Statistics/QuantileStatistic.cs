using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The statistic of <see cref="Quantile{T}"/> and <see cref="Median{T}"/>.</summary>
/// <remarks>Immutable. The value of <c>default</c> is unusable.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public readonly struct QuantileStatistic<T> : IWindowStatistic<T>
    where T : struct, INumber<T>
{
    private readonly bool _isMedian;
    private readonly QuantileInterpolation _interpolation;
    private readonly decimal _level;
    private readonly int _lower;
    private readonly T _fraction;

    /// <summary>Creates the statistic.</summary>
    /// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="level">The part of the values; from 0 to 1.</param>
    /// <param name="interpolation">What counts between two values.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public QuantileStatistic(int period, decimal level, QuantileInterpolation interpolation)
        : this(period, level, interpolation, isMedian: false)
    {
    }

    private QuantileStatistic(int period, decimal level, QuantileInterpolation interpolation, bool isMedian)
    {
        Length = Period.Check(period, 1);
        _level = level is >= 0 and <= 1 ? level : throw new ArgumentOutOfRangeException(nameof(level), level, "Choose a part from 0 to 1.");
        _interpolation = interpolation is >= QuantileInterpolation.Linear and <= QuantileInterpolation.Midpoint
            ? interpolation
            : throw new ArgumentOutOfRangeException(nameof(interpolation), interpolation, "Choose one of the interpolations.");
        _isMedian = isMedian;
        var place = level * (period - 1);
        _lower = (int)decimal.Floor(place);
        _fraction = Number.Convert<T>(place == _lower ? 0 : interpolation switch
        {
            QuantileInterpolation.Lower => 0,
            QuantileInterpolation.Higher => 1,
            QuantileInterpolation.Nearest => decimal.Round(place, MidpointRounding.ToEven) - _lower,
            QuantileInterpolation.Midpoint => 0.5m,
            _ => place - _lower,
        });
    }

    /// <inheritdoc/>
    public string Name => _isMedian ? "median" : "quantile";

    /// <inheritdoc/>
    public int Length { get; }

    /// <inheritdoc/>
    public decimal Parameters => _level + 2 * (int)_interpolation;

    internal static QuantileStatistic<T> Median(int period) => new(period, 0.5m, QuantileInterpolation.Linear, isMedian: true);

    /// <inheritdoc/>
    public bool TryCompute(ReadOnlySpan<T> window, Span<T> scratch, out T value)
    {
        window.CopyTo(scratch);
        scratch.Sort();
        value = scratch[_lower];
        if (_fraction != T.Zero)
        {
            var upper = scratch[_lower + 1];
            value = _fraction == T.One ? upper : value + (upper - value) * _fraction;
        }

        return true;
    }
}
