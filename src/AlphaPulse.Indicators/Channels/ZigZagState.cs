using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="ZigZag{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ZigZagState<T> : IIndicatorState<ZigZagState<T>, Ohlcv<T>, ZigZagValue<T>>
    where T : struct, INumber<T>
{
    private readonly decimal _parameter;
    private readonly T _percent;
    private readonly StopOrigin _origin;
    private T _pivot;
    private long _pivotAge;
    private int _direction;
    private bool _begun;

    // Of the leg; before the first pivot since the start.
    private T _highest;
    private T _lowest;
    private long _highAge;
    private long _lowAge;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="percent">How far the price has to turn, in percent of the extreme; from 0.001 to 99.</param>
    /// <param name="origin">The prices.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ZigZagState(decimal percent, StopOrigin origin)
    {
        _percent = Factor.Check<T>(percent, 0.001m, 99);
        _parameter = percent;
        _origin = origin is StopOrigin.Close or StopOrigin.HighLow
            ? origin
            : throw new ArgumentOutOfRangeException(nameof(origin), origin, "Choose the close or high and low.");
    }

    /// <inheritdoc/>
    public readonly string Name => "zigzag";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out ZigZagValue<T> output)
    {
        var (high, low) = _origin == StopOrigin.Close ? (input.Close, input.Close) : (input.High, input.Low);
        if (!Number.IsPresent(high) || !Number.IsPresent(low))
        {
            this = Fresh();
            output = default;
            return false;
        }

        var confirmed = false;
        if (_begun)
        {
            _pivotAge++;
            _highAge++;
            _lowAge++;
            confirmed = Extend(high, low);
        }
        else
        {
            (_begun, _pivot, _highest, _lowest) = (true, high == low ? high : Half.Way(high, low), high, low);
        }

        var extreme = _direction > 0 ? _highest : _direction < 0 ? _lowest : input.Close;
        output = new ZigZagValue<T>(
            _pivot, T.CreateChecked(_direction), extreme, T.CreateChecked(_pivotAge), confirmed ? T.One : T.Zero);
        return Number.IsPresent(extreme) && Number.IsPresent(_pivot);
    }

    /// <inheritdoc/>
    public readonly ZigZagState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly ZigZagState<T> Fresh() => new(_parameter, _origin);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_parameter);
        writer.Parameter((int)_origin);
        writer.Write(_direction);
        writer.Write(_begun ? 1 : 0);
        writer.Write(_pivotAge);
        writer.Write(_highAge);
        writer.Write(_lowAge);
        writer.WriteValue(in _pivot);
        writer.WriteValue(in _highest);
        writer.WriteValue(in _lowest);
    }

    /// <inheritdoc/>
    public readonly ZigZagState<T> Load(ref StateReader reader)
    {
        reader.Parameter("percent", _parameter);
        reader.Parameter("origin", (int)_origin);
        return this with
        {
            _direction = reader.ReadInt32(-1, 1),
            _begun = reader.ReadInt32(0, 1) == 1,
            _pivotAge = reader.ReadInt64(),
            _highAge = reader.ReadInt64(),
            _lowAge = reader.ReadInt64(),
            _pivot = reader.ReadValue<T>(),
            _highest = reader.ReadValue<T>(),
            _lowest = reader.ReadValue<T>(),
        };
    }

    // Whether the bar confirms a pivot.
    private bool Extend(T high, T low)
    {
        if (_direction >= 0 && high > _highest)
        {
            (_highest, _highAge) = (high, 0);
            if (_direction > 0)
            {
                return false;
            }
        }
        else if (_direction >= 0 && HasTurned(_highest, _highest - low))
        {
            (_pivot, _pivotAge, _direction) = (_highest, _highAge, -1);
            (_lowest, _lowAge) = (low, 0);
            return true;
        }

        if (_direction <= 0 && low < _lowest)
        {
            (_lowest, _lowAge) = (low, 0);
        }
        else if (_direction <= 0 && HasTurned(_lowest, high - _lowest))
        {
            (_pivot, _pivotAge, _direction) = (_lowest, _lowAge, 1);
            (_highest, _highAge) = (high, 0);
            return true;
        }

        return false;
    }

    // By at least the percentage; moves that tie with it on the tick grid are.
    private readonly bool HasTurned(T extreme, T move)
    {
        var hundred = Number.Convert<T>(100);
        var (reached, needed) = (move * hundred, extreme * _percent);
        return reached >= needed || Number.Ties(reached, needed, extreme * hundred);
    }
}
