using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="StochasticRsi{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct StochasticRsiState<T> : IIndicatorState<StochasticRsiState<T>, T, StochasticValue<T>>
    where T : struct, INumber<T>
{
    private RsiState<T> _strength;
    private StochasticState<T> _stochastic;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period of the index; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="window">The values of the index that are looked at; from 5, as fewer are too often all the same, to <see cref="Period.Maximum"/>.</param>
    /// <param name="signal">How many values of K D is the mean of; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public StochasticRsiState(int period, int window, int signal)
    {
        _strength = new RsiState<T>(period);
        _stochastic = new StochasticState<T>(Period.Check(window, 5), 1, signal);
    }

    /// <inheritdoc/>
    public readonly string Name => "stochrsi";

    /// <inheritdoc/>
    public readonly int Warmup => _strength.Warmup + _stochastic.Warmup - 1;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => _strength.Warmup + _stochastic.OutputWarmup(output) - 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _strength.ConvergenceBars(epsilon) + _stochastic.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out StochasticValue<T> output)
    {
        if (_strength.Next(in input, out var strength))
        {
            return _stochastic.Next(new Ohlcv<T>(strength, strength, strength, strength, T.Zero), out output);
        }

        output = default;
        if (typeof(T) == typeof(double))
        {
            // The index begins again: what the window holds is of another beginning.
            var missing = Number.From<T>(double.NaN);
            _stochastic.Next(new Ohlcv<T>(missing, missing, missing, missing, missing), out _);
        }

        return false;
    }

    /// <inheritdoc/>
    public readonly StochasticRsiState<T> Copy() => this with { _stochastic = _stochastic.Copy() };

    /// <inheritdoc/>
    public readonly StochasticRsiState<T> Fresh() => this with { _strength = _strength.Fresh(), _stochastic = _stochastic.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        _strength.Save(ref writer);
        _stochastic.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly StochasticRsiState<T> Load(ref StateReader reader) =>
        this with { _strength = _strength.Load(ref reader), _stochastic = _stochastic.Load(ref reader) };
}
