using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="SwingPivots{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct SwingPivotsState<T> : IIndicatorState<SwingPivotsState<T>, Ohlcv<T>, SwingValue<T>>
    where T : struct, INumber<T>
{
    private SwingWindow<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="left">The bars before; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="right">The bars after, which is also the delay; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="tie">Whether equal extremes count; not by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public SwingPivotsState(int left, int right, SwingTie tie)
    {
        _window = new SwingWindow<T>(left, right, tie);
    }

    /// <inheritdoc/>
    public readonly string Name => "pivots";

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
    public readonly SwingPivotsState<T> Copy() => new() { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly SwingPivotsState<T> Fresh() => new() { _window = _window.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly SwingPivotsState<T> Load(ref StateReader reader)
    {
        return new() { _window = _window.Load(ref reader) };
    }
}
