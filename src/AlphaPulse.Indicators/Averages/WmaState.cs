using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Wma{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct WmaState<T> : IIndicatorState<WmaState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly LineWeights _weights;
    private WindowLine<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public WmaState(int period)
    {
        _window = WindowLine<T>.ForAverage(Period.Check(period, 1));
        _weights = LineWeights.Average(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "wma";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output) => _window.TryAverage(input, in _weights, out output);

    /// <inheritdoc/>
    public readonly WmaState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly WmaState<T> Fresh() => new(_window.Length);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_window.Length);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly WmaState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _window.Length);
        return this with { _window = _window.Load(ref reader) };
    }
}
