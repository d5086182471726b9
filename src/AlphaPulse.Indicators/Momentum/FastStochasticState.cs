using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="FastStochastic{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct FastStochasticState<T> : IIndicatorState<FastStochasticState<T>, Ohlcv<T>, StochasticValue<T>>
    where T : struct, INumber<T>
{
    private StochasticState<T> _stochastic;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="signal">How many values of K D is the mean of; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public FastStochasticState(int period, int signal) => _stochastic = new StochasticState<T>(period, 1, signal);

    /// <inheritdoc/>
    public readonly string Name => "stochf";

    /// <inheritdoc/>
    public readonly int Warmup => _stochastic.Warmup;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => _stochastic.OutputWarmup(output);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _stochastic.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out StochasticValue<T> output) => _stochastic.Next(in input, out output);

    /// <inheritdoc/>
    public readonly FastStochasticState<T> Copy() => this with { _stochastic = _stochastic.Copy() };

    /// <inheritdoc/>
    public readonly FastStochasticState<T> Fresh() => this with { _stochastic = _stochastic.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer) => _stochastic.Save(ref writer);

    /// <inheritdoc/>
    public readonly FastStochasticState<T> Load(ref StateReader reader) => this with { _stochastic = _stochastic.Load(ref reader) };
}
