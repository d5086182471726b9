using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="DerivativeOscillator{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct DerivativeOscillatorState<T> : IIndicatorState<DerivativeOscillatorState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly int _first;
    private readonly int _second;
    private readonly int _signal;
    private RsiState<T> _strength;
    private EmaPair<T> _averages;
    private WindowSum<T> _mean;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period of the relative strength index; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="first">The period of the first smoothing; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="second">The period of the second smoothing; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="signal">How many smoothed values the mean is of; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public DerivativeOscillatorState(int period, int first, int second, int signal)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 2);
        _first = Period.Check(first, 1);
        _second = Period.Check(second, 1);
        _signal = Period.Check(signal, 2);
        _strength = new RsiState<T>(period);
        _averages = new EmaPair<T>(first, second, EmaSeed.Average);
        _mean = new WindowSum<T>(signal);
    }

    /// <inheritdoc/>
    public readonly string Name => "derivosc";

    /// <inheritdoc/>
    public readonly int Warmup => _period + _averages.Warmup + _signal - 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _strength.ConvergenceBars(epsilon) + _averages.ConvergenceBars(epsilon) + _signal;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            return Restart();
        }

        if (!_strength.Next(in input, out var strength) || !_averages.Next(in strength, out var smoothed))
        {
            return false;
        }

        smoothed = Rounding.Ratio(smoothed);
        if (!_mean.Push(smoothed))
        {
            return false;
        }

        output = smoothed - _mean.Mean();
        return true;
    }

    /// <inheritdoc/>
    public readonly DerivativeOscillatorState<T> Copy() => this with { _mean = _mean.Copy() };

    /// <inheritdoc/>
    public readonly DerivativeOscillatorState<T> Fresh() => new(_period, _first, _second, _signal);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter(_first);
        writer.Parameter(_second);
        writer.Parameter(_signal);
        _strength.Save(ref writer);
        _averages.Save(ref writer);
        _mean.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly DerivativeOscillatorState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("first", _first);
        reader.Parameter("second", _second);
        reader.Parameter("signal", _signal);
        return this with
        {
            _strength = _strength.Load(ref reader),
            _averages = _averages.Load(ref reader),
            _mean = _mean.Load(ref reader),
        };
    }

    private bool Restart()
    {
        _strength = _strength.Fresh();
        _averages.Clear();
        _mean.Clear();
        return false;
    }
}
