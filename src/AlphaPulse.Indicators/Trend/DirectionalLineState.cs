using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="DirectionalLine{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct DirectionalLineState<T> : IIndicatorState<DirectionalLineState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly MovementSide _side;
    private DirectionalIndicatorState<T> _both;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="side">Which of the two.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public DirectionalLineState(int period, MovementSide side)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 2);
        _side = side is MovementSide.Plus or MovementSide.Minus
            ? side
            : throw new ArgumentOutOfRangeException(nameof(side), side, "Choose the plus or the minus side.");
        _both = new DirectionalIndicatorState<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => _side == MovementSide.Plus ? "plus_di" : "minus_di";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup + Period.BarsToForget((_period - 1.0) / _period, epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        var hasValue = _both.Next(in input, out var both);
        output = _side == MovementSide.Plus ? both.Plus : both.Minus;
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly DirectionalLineState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly DirectionalLineState<T> Fresh() => new(_period, _side);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter((int)_side);
        _both.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly DirectionalLineState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("side", (int)_side);
        return this with { _both = _both.Load(ref reader) };
    }
}
