using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="PriceMomentum{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct PriceMomentumState<T> : IIndicatorState<PriceMomentumState<T>, T, PmoValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly int _smoothing;
    private readonly int _signal;
    private RateOfChangeState<T> _change;
    private AlphaAverage<T> _once;
    private AlphaAverage<T> _twice;
    private EmaState<T> _signalAverage;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period of the first average, whose weight is 2/n; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="smoothing">The period of the second average, whose weight is 2/m; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="signal">The period of the average of the oscillator; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public PriceMomentumState(int period, int smoothing, int signal)
    {
        _period = Period.Check(period, 2);
        _smoothing = Period.Check(smoothing, 2);
        _signal = Period.Check(signal, 1);
        _change = new RateOfChangeState<T>(1, RateOfChangeScale.Percent);
        _once = new AlphaAverage<T>(period, 2, period);
        _twice = new AlphaAverage<T>(smoothing, 2, smoothing);
        _signalAverage = new EmaState<T>(signal, EmaSeed.Average);
    }

    /// <inheritdoc/>
    public readonly string Name => "pmo";

    /// <inheritdoc/>
    public readonly int Warmup => _period + _smoothing;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => Warmup + (output == 0 ? 0 : _signal - 1);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => 1 + _once.ConvergenceBars(epsilon) + _twice.ConvergenceBars(epsilon) + _signalAverage.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    public bool Next(in T input, out PmoValue<T> output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            Restart();
            return false;
        }

        if (!_change.Next(in input, out var change)
            || !_once.Next(in change, out var once)
            || !_twice.Next(Number.Convert<T>(10) * once, out var oscillator))
        {
            return false;
        }

        output = new PmoValue<T>(oscillator, _signalAverage.Next(in oscillator, out var signal) ? signal : null);
        return true;
    }

    /// <inheritdoc/>
    public readonly PriceMomentumState<T> Copy() => this with { _change = _change.Copy() };

    /// <inheritdoc/>
    public readonly PriceMomentumState<T> Fresh() => new(_period, _smoothing, _signal);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter(_smoothing);
        writer.Parameter(_signal);
        _change.Save(ref writer);
        _once.Save(ref writer);
        _twice.Save(ref writer);
        _signalAverage.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly PriceMomentumState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("smoothing", _smoothing);
        reader.Parameter("signal", _signal);
        return this with
        {
            _change = _change.Load(ref reader),
            _once = _once.Load(ref reader),
            _twice = _twice.Load(ref reader),
            _signalAverage = _signalAverage.Load(ref reader),
        };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _change.Next(in missing, out _);
        _once.Next(in missing, out _);
        _twice.Next(in missing, out _);
        _signalAverage.Next(in missing, out _);
    }
}
