using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="RelativeVolatility{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct RelativeVolatilityState<T> : IIndicatorState<RelativeVolatilityState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly int _deviation;
    private readonly VolatilityAverage _average;
    private WindowMoments<T> _moments;
    private AlphaAverage<T> _rising;
    private AlphaAverage<T> _falling;
    private T _last;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period of the averages; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="deviation">How many prices the standard deviation is of; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="average">Which averages.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public RelativeVolatilityState(int period, int deviation, VolatilityAverage average)
    {
        _period = Period.Check(period, 2);
        _deviation = Period.Check(deviation, 2);
        _average = average is VolatilityAverage.Wilder or VolatilityAverage.Exponential
            ? average
            : throw new ArgumentOutOfRangeException(nameof(average), average, "Choose averages of Wilder or exponential ones.");
        _moments = new WindowMoments<T>(deviation, DeviationKind.Population);
        _rising = average == VolatilityAverage.Wilder
            ? new AlphaAverage<T>(period, 1, period)
            : new AlphaAverage<T>(period, 2, period + 1);
        _falling = _rising;
    }

    /// <inheritdoc/>
    public readonly string Name => "rvi";

    /// <inheritdoc/>
    public readonly int Warmup => _deviation + _period - 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _deviation + _rising.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            Restart();
            return false;
        }

        var change = input - _last;
        _last = input;
        if (!_moments.Push(input))
        {
            return false;
        }

        // The window has at least two prices, so that there is a last one.
        var deviation = _moments.Deviation();
        var hasRising = _rising.Next(change > T.Zero ? deviation : T.Zero, out var rising);
        if (!(_falling.Next(change < T.Zero ? deviation : T.Zero, out var falling) & hasRising))
        {
            return false;
        }

        var total = rising + falling;
        if (Faded.Is(total, input))
        {
            return false;
        }

        output = Number.Convert<T>(100) * (rising / total);
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly RelativeVolatilityState<T> Copy() => this with { _moments = _moments.Copy() };

    /// <inheritdoc/>
    public readonly RelativeVolatilityState<T> Fresh() => new(_period, _deviation, _average);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter(_deviation);
        writer.Parameter((int)_average);
        _moments.Save(ref writer);
        _rising.Save(ref writer);
        _falling.Save(ref writer);
        writer.WriteValue(in _last);
    }

    /// <inheritdoc/>
    public readonly RelativeVolatilityState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("deviation", _deviation);
        reader.Parameter("average", (int)_average);
        return this with
        {
            _moments = _moments.Load(ref reader),
            _rising = _rising.Load(ref reader),
            _falling = _falling.Load(ref reader),
            _last = reader.ReadValue<T>(),
        };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _moments.Push(missing);
        _rising.Next(in missing, out _);
        _falling.Next(in missing, out _);
        _last = T.Zero;
    }
}
