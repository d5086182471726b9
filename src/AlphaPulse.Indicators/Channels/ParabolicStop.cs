using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The parabolic stop and reverse of Wilder with all its variants.</summary>
/// <remarks>The stop that is carried is already that of the next bar, within the range of the last two bars.</remarks>
internal struct ParabolicStop<T>
    where T : struct, INumber<T>
{
    private readonly SarLeg _longLeg;
    private readonly SarLeg _shortLeg;
    private readonly decimal _startValue;
    private readonly decimal _offset;
    private readonly SarStart _start;
    private T _stop;
    private T _extreme;
    private T _acceleration;
    private T _lastHigh;
    private T _lastLow;
    private int _bars;
    private bool _rises;

    public ParabolicStop(SarLeg longLeg, SarLeg shortLeg, decimal startValue, decimal offset, SarStart start)
    {
        Number.EnsureSupported<T>();
        foreach (var leg in (ReadOnlySpan<SarLeg>)[longLeg, shortLeg])
        {
            Factor.Check<T>(leg.Start, 0, 10, "start");
            Factor.Check<T>(leg.Step, 0, 10, "step");
            Factor.Check<T>(leg.Maximum, 0, 10, "maximum");
        }

        _longLeg = longLeg;
        _shortLeg = shortLeg;
        _startValue = startValue;
        _offset = offset;
        _start = start is SarStart.Movement or SarStart.Middle
            ? start
            : throw new ArgumentOutOfRangeException(nameof(start), start, "Choose the movement or the middle.");
    }

    /// <summary>Takes in a bar; says whether there is a stop, and which, and whether it is one below the price.</summary>
    public bool Next(T high, T low, out T stop, out bool isLong)
    {
        stop = default;
        isLong = false;
        if (!Number.IsPresent(high) || !Number.IsPresent(low) || !Number.IsPresent(_stop))
        {
            this = Fresh();
            return false;
        }

        if (_bars == 0)
        {
            (_lastHigh, _lastLow, _bars) = (high, low, 1);
            return false;
        }

        if (_bars == 1)
        {
            Begin(high, low);
            _bars = 2;
        }

        Step(high, low, out stop);
        (_lastHigh, _lastLow) = (high, low);
        isLong = _rises;
        if (Number.IsPresent(stop))
        {
            return true;
        }

        this = Fresh();
        stop = default;
        return false;
    }

    public readonly ParabolicStop<T> Fresh() => new(_longLeg, _shortLeg, _startValue, _offset, _start);

    public readonly void Save(ref StateWriter writer)
    {
        foreach (var leg in (ReadOnlySpan<SarLeg>)[_longLeg, _shortLeg])
        {
            writer.Parameter(leg.Start);
            writer.Parameter(leg.Step);
            writer.Parameter(leg.Maximum);
        }

        writer.Parameter(_startValue);
        writer.Parameter(_offset);
        writer.Parameter((int)_start);
        writer.Write(_bars);
        writer.Write(_rises ? 1 : 0);
        writer.WriteValue(in _stop);
        writer.WriteValue(in _extreme);
        writer.WriteValue(in _acceleration);
        writer.WriteValue(in _lastHigh);
        writer.WriteValue(in _lastLow);
    }

    public readonly ParabolicStop<T> Load(ref StateReader reader)
    {
        foreach (var leg in (ReadOnlySpan<SarLeg>)[_longLeg, _shortLeg])
        {
            reader.Parameter("start", leg.Start);
            reader.Parameter("step", leg.Step);
            reader.Parameter("maximum", leg.Maximum);
        }

        reader.Parameter("start value", _startValue);
        reader.Parameter("offset", _offset);
        reader.Parameter("first direction", (int)_start);
        return this with
        {
            _bars = reader.ReadInt32(0, 2),
            _rises = reader.ReadInt32(0, 1) == 1,
            _stop = reader.ReadValue<T>(),
            _extreme = reader.ReadValue<T>(),
            _acceleration = reader.ReadValue<T>(),
            _lastHigh = reader.ReadValue<T>(),
            _lastLow = reader.ReadValue<T>(),
        };
    }

    private readonly SarLeg Leg => _rises ? _longLeg : _shortLeg;

    // A stop is never within the last two bars.
    private readonly T Outside(T stop, T high, T low) => _rises
        ? Number.Min(stop, Number.Min(_lastLow, low))
        : Number.Max(stop, Number.Max(_lastHigh, high));

    private void Begin(T high, T low)
    {
        var isMiddle = _start == SarStart.Middle;
        _rises = _startValue > 0 || (_startValue == 0 && (isMiddle
            ? high + low >= _lastHigh + _lastLow
            : !(_lastLow - low > T.Zero && IsGreater(_lastLow - low, high - _lastHigh, high))));
        _extreme = isMiddle
            ? (_rises ? _lastHigh : _lastLow)
            : (_rises ? high : low);
        _stop = _startValue != 0 ? Number.Convert<T>(Math.Abs(_startValue)) : _rises ? _lastLow : _lastHigh;
        _acceleration = Number.Convert<T>(Math.Min(Leg.Start, Leg.Maximum));
        if (isMiddle)
        {
            _stop = Outside(_stop + (_extreme - _stop) * _acceleration, _lastHigh, _lastLow);
        }
        else
        {
            // As TA-Lib, which holds the first stop out of the second bar only.
            (_lastHigh, _lastLow) = (high, low);
        }
    }

    // Moves that tie on the tick grid tie.
    private static bool IsGreater(T down, T up, T price) => down > up && !Number.Ties(down, up, price);

    private void Step(T high, T low, out T stop)
    {
        if (_start == SarStart.Middle)
        {
            Extend(high, low);
        }

        if (_rises ? IsReached(low) : IsReached(high))
        {
            Reverse(high, low, out stop);
            return;
        }

        stop = _stop;
        if (_start == SarStart.Movement)
        {
            Extend(high, low);
        }

        Approach(high, low);
    }

    // TA-Lib turns where the price touches the stop, Tulip where it is beyond it.
    private readonly bool IsReached(T price) => _start == SarStart.Movement
        ? (_rises ? price <= _stop : price >= _stop)
        : (_rises ? price < _stop : price > _stop);

    private void Extend(T high, T low)
    {
        var price = _rises ? high : low;
        if (_rises ? price <= _extreme : price >= _extreme)
        {
            return;
        }

        _extreme = price;
        _acceleration = Number.Min(
            _acceleration + Number.Convert<T>(Math.Min(Leg.Step, Leg.Maximum)), Number.Convert<T>(Leg.Maximum));
    }

    private void Reverse(T high, T low, out T stop)
    {
        stop = _extreme;
        _rises = !_rises;
        if (_start == SarStart.Movement)
        {
            stop = Outside(stop, high, low);
        }

        var offset = Number.Convert<T>(_offset) * stop;
        stop = _rises ? stop - offset : stop + offset;
        _extreme = _rises ? high : low;
        _acceleration = Number.Convert<T>(Math.Min(Leg.Start, Leg.Maximum));
        _stop = stop;
        Approach(high, low);
    }

    private void Approach(T high, T low) =>
        _stop = Outside(_stop + (_extreme - _stop) * _acceleration, high, low);
}
