using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Qstick{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct QstickState<T> : IIndicatorState<QstickState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private WindowSum<T> _bodies;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public QstickState(int period)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 1);
        _bodies = new WindowSum<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "qstick";

    /// <inheritdoc/>
    public readonly int Warmup => _period;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        if (!BarPresence.HasBody(in input))
        {
            return Restart();
        }

        if (!_bodies.Push(input.Close - input.Open))
        {
            return false;
        }

        output = _bodies.Mean();
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly QstickState<T> Copy() => this with { _bodies = _bodies.Copy() };

    /// <inheritdoc/>
    public readonly QstickState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        _bodies.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly QstickState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with { _bodies = _bodies.Load(ref reader) };
    }

    private bool Restart()
    {
        _bodies.Clear();
        return false;
    }
}
