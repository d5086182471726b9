using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="MovementSum{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct MovementSumState<T> : IIndicatorState<MovementSumState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly MovementSide _side;
    private readonly T _weight;
    private T _sum;
    private T _high;
    private T _low;
    private int _count;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="side">Which of the two.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public MovementSumState(int period, MovementSide side)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 2);
        _side = side is MovementSide.Plus or MovementSide.Minus
            ? side
            : throw new ArgumentOutOfRangeException(nameof(side), side, "Choose the plus or the minus side.");
        _weight = WilderDecay.Weight<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => _side == MovementSide.Plus ? "plus_dm" : "minus_dm";

    /// <inheritdoc/>
    public readonly int Warmup => _period;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup + Period.BarsToForget((_period - 1.0) / _period, epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        if (!BarPresence.HasRange(in input))
        {
            return Restart();
        }

        var movement = _count == 0 ? default : DirectionalMovement<T>.Between(_high, _low, in input);
        var moved = _side == MovementSide.Plus ? movement.Up : movement.Down;
        _high = input.High;
        _low = input.Low;
        _sum = (_count < _period ? _sum : WilderDecay.Once(_sum, _weight)) + moved;
        _count = Math.Min(_count + 1, _period);
        if (!Number.IsPresent(_sum))
        {
            return Restart();
        }

        output = _sum;
        return _count == _period;
    }

    /// <inheritdoc/>
    public readonly MovementSumState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly MovementSumState<T> Fresh() => new(_period, _side);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter((int)_side);
        writer.WriteValue(in _sum);
        writer.WriteValue(in _high);
        writer.WriteValue(in _low);
        writer.Write(_count);
    }

    /// <inheritdoc/>
    public readonly MovementSumState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("side", (int)_side);
        return this with
        {
            _sum = reader.ReadValue<T>(),
            _high = reader.ReadValue<T>(),
            _low = reader.ReadValue<T>(),
            _count = reader.ReadInt32(0, _period),
        };
    }

    private bool Restart()
    {
        var fresh = Fresh();
        this = fresh;
        return false;
    }
}
