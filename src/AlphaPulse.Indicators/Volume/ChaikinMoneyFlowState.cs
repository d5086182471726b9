using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="ChaikinMoneyFlow{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ChaikinMoneyFlowState<T> : IIndicatorState<ChaikinMoneyFlowState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private FlowSums<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ChaikinMoneyFlowState(int period) => _window = new FlowSums<T>(period);

    /// <inheritdoc/>
    public readonly string Name => "cmf";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        return _window.Push(in input) && _window.TryRatio(out output);
    }

    /// <inheritdoc/>
    public readonly ChaikinMoneyFlowState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly ChaikinMoneyFlowState<T> Fresh() => new(_window.Length);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer) => _window.Save(ref writer);

    /// <inheritdoc/>
    public readonly ChaikinMoneyFlowState<T> Load(ref StateReader reader) => this with
    {
        _window = _window.Load(ref reader),
    };
}
