using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="RevisedVolatility{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct RevisedVolatilityState<T> : IIndicatorState<RevisedVolatilityState<T>, Pair<T>, T>
    where T : struct, INumber<T>
{
    private RelativeVolatilityState<T> _highs;
    private RelativeVolatilityState<T> _lows;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period of the averages; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="deviation">How many prices the standard deviation is of; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="average">Which averages.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public RevisedVolatilityState(int period, int deviation, VolatilityAverage average)
    {
        _highs = new RelativeVolatilityState<T>(period, deviation, average);
        _lows = new RelativeVolatilityState<T>(period, deviation, average);
    }

    /// <inheritdoc/>
    public readonly string Name => "rvirev";

    /// <inheritdoc/>
    public readonly int Warmup => _highs.Warmup;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _highs.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    public bool Next(in Pair<T> input, out T output)
    {
        output = default;

        // What is missing in one series is missing in both.
        var isPresent = Inputs.IsPresent(in input);
        var high = isPresent ? input.First : RealFunctions.Missing<T>();
        var low = isPresent ? input.Second : RealFunctions.Missing<T>();
        if (!(_highs.Next(in high, out var ofHighs) & _lows.Next(in low, out var ofLows)))
        {
            return false;
        }

        output = (ofHighs + ofLows) / Number.Convert<T>(2);
        return true;
    }

    /// <inheritdoc/>
    public readonly RevisedVolatilityState<T> Copy() => this with { _highs = _highs.Copy(), _lows = _lows.Copy() };

    /// <inheritdoc/>
    public readonly RevisedVolatilityState<T> Fresh() => this with { _highs = _highs.Fresh(), _lows = _lows.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        _highs.Save(ref writer);
        _lows.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly RevisedVolatilityState<T> Load(ref StateReader reader) =>
        this with { _highs = _highs.Load(ref reader), _lows = _lows.Load(ref reader) };
}
