using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="DirectionalIndex{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct DirectionalIndexState<T> : IIndicatorState<DirectionalIndexState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private AdxState<T> _movement;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public DirectionalIndexState(int period)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 2);
        _movement = new AdxState<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "dx";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup + Period.BarsToForget((_period - 1.0) / _period, epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        return _movement.NextIndex(in input, out output);
    }

    /// <inheritdoc/>
    public readonly DirectionalIndexState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly DirectionalIndexState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        _movement.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly DirectionalIndexState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with { _movement = _movement.Load(ref reader) };
    }
}
