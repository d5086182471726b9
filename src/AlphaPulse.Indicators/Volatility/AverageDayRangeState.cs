using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="AverageDayRange{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct AverageDayRangeState<T> : IIndicatorState<AverageDayRangeState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private WindowSum<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public AverageDayRangeState(int period) => _window = new WindowSum<T>(Period.Check(period, 1));

    /// <inheritdoc/>
    public readonly string Name => "adr";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        var full = _window.Push(input.High - input.Low);
        output = full ? _window.Mean() : default;
        return full;
    }

    /// <inheritdoc/>
    public readonly AverageDayRangeState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly AverageDayRangeState<T> Fresh() => new(_window.Length);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_window.Length);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly AverageDayRangeState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _window.Length);
        return this with { _window = _window.Load(ref reader) };
    }
}
