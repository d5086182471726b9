using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="CorrelationTrend{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct CorrelationTrendState<T> : IIndicatorState<CorrelationTrendState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private WindowLine<T> _line;
    private WindowMoments<T> _moments;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 3 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public CorrelationTrendState(int period)
    {
        _period = Period.Check(period, 3);
        _line = new WindowLine<T>(period);
        _moments = new WindowMoments<T>(period, DeviationKind.Population);
    }

    /// <inheritdoc/>
    public readonly string Name => "cti";

    /// <inheritdoc/>
    public readonly int Warmup => _period;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _period;

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            Restart();
            return false;
        }

        if (!(_line.Push(input) & _moments.Push(input)) || _line.IsFlat)
        {
            return false;
        }

        var deviation = _moments.Deviation();
        if (deviation == T.Zero || !Number.IsPresent(deviation))
        {
            return false;
        }

        // The covariance with the positions 1 to n, times 2n; the variance of the positions is (n^2 - 1) / 12.
        long n = _period;
        var slant = _line.Combine(new LineWeights(2, -(n + 1), 2 * n)) / deviation;
        var correlation = typeof(T) == typeof(double)
            ? slant * Number.From<T>(Math.Sqrt(12.0 / (n * (double)n - 1)))
            : slant * Number.From<T>(DecimalMath.Sqrt(12m / (n * n - 1)));
        output = T.Clamp(correlation, -T.One, T.One);
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly CorrelationTrendState<T> Copy() => this with
    {
        _line = _line.Copy(),
        _moments = _moments.Copy(),
    };

    /// <inheritdoc/>
    public readonly CorrelationTrendState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        _line.Save(ref writer);
        _moments.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly CorrelationTrendState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with
        {
            _line = _line.Load(ref reader),
            _moments = _moments.Load(ref reader),
        };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _line.Push(missing);
        _moments.Push(missing);
    }
}
