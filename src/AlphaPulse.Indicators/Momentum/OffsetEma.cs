using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>
/// An exponential average less the newest value, seeded with the mean of its first n values. Kept as that difference, it has all the
/// digits of the moves, where the difference of an average and a price would have those of the price.
/// </summary>
internal struct OffsetEma<T>(int period)
    where T : struct, INumber<T>
{
    private readonly int _period = period;

    // For double what an average keeps of a value, for decimal the reciprocal of the weight.
    private readonly T _weight =
        typeof(T) == typeof(double) ? Number.From<T>((period - 1.0) / (period + 1.0)) : Number.From<T>((period + 1) / 2m);
    private T _first;
    private T _last;

    // The difference; before there is one, the sum of the values so far, each less the first.
    private T _offset;
    private int _count;

    public readonly int ConvergenceBars(double epsilon) =>
        _period + Period.BarsToForget((_period - 1.0) / (_period + 1.0), epsilon);

    public bool Next(T input, out T offset)
    {
        if (_count < _period)
        {
            _first = _count == 0 ? input : _first;
            _offset += input - _first;
            _count++;
            if (_count == _period)
            {
                _offset = _offset / T.CreateChecked(_period) - (input - _first);
            }
        }
        else
        {
            var difference = _offset - (input - _last);
            _offset = typeof(T) == typeof(double) ? difference * _weight : difference - difference / _weight;
        }

        _last = input;
        offset = _offset;
        return _count >= _period;
    }

    public void Restart()
    {
        _first = T.Zero;
        _last = T.Zero;
        _offset = T.Zero;
        _count = 0;
    }

    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(_count);
        writer.WriteValue(in _first);
        writer.WriteValue(in _last);
        writer.WriteValue(in _offset);
    }

    public readonly OffsetEma<T> Load(ref StateReader reader) => this with
    {
        _count = reader.ReadInt32(0, _period),
        _first = reader.ReadValue<T>(),
        _last = reader.ReadValue<T>(),
        _offset = reader.ReadValue<T>(),
    };
}
