using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Fractal{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct FractalState<T> : IIndicatorState<FractalState<T>, Ohlcv<T>, SwingValue<T>>
    where T : struct, INumber<T>
{
    private SwingWindow<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="span">The bars on each side; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="tie">Whether equal extremes count; not by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public FractalState(int span, SwingTie tie)
    {
        _window = new SwingWindow<T>(span, span, tie);
    }

    /// <inheritdoc/>
    public readonly string Name => "fractal";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out SwingValue<T> output)
    {
        return _window.Push(input.High, input.Low, out output);
    }

    /// <inheritdoc/>
    public readonly FractalState<T> Copy() => new() { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly FractalState<T> Fresh() => new() { _window = _window.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly FractalState<T> Load(ref StateReader reader)
    {
        return new() { _window = _window.Load(ref reader) };
    }
}
