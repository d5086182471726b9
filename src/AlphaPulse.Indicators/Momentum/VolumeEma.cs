using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>
/// The exponential average of price times volume over that of the volume. Kept as the price and the average volume, so that no product
/// of price and volume can leave the range of decimal.
/// </summary>
internal struct VolumeEma<T>(int period)
    where T : struct, INumber<T>
{
    private readonly int _period = period;

    // For double the weight, for decimal its reciprocal.
    private readonly T _weight = typeof(T) == typeof(double) ? Number.From<T>(2.0 / (period + 1.0)) : Number.From<T>((period + 1) / 2m);
    private T _price;

    // The average; before there is one, the sum so far.
    private T _volume;
    private int _count;
    private bool _hasPrice;

    public readonly int ConvergenceBars(double epsilon) =>
        _period + Period.BarsToForget((_period - 1.0) / (_period + 1.0), epsilon);

    /// <summary>Takes in a bar; says whether there is an average, which is not before any volume.</summary>
    public bool Next(T price, T volume, out T average)
    {
        T share;
        var isSeed = _count < _period;
        if (isSeed)
        {
            _count++;
            _volume += volume;
            share = volume;
        }
        else
        {
            share = typeof(T) == typeof(double) ? volume * _weight : volume / _weight;
            _volume += typeof(T) == typeof(double) ? (volume - _volume) * _weight : (volume - _volume) / _weight;
        }

        if (volume != T.Zero && _volume != T.Zero)
        {
            _price = _hasPrice ? _price + (price - _price) * (share / _volume) : price;
            _hasPrice = true;
        }

        if (isSeed && _count == _period)
        {
            _volume /= T.CreateChecked(_period);
        }

        average = _price;
        return _hasPrice && _count >= _period;
    }

    public void Restart()
    {
        _price = T.Zero;
        _volume = T.Zero;
        _count = 0;
        _hasPrice = false;
    }

    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(_count);
        writer.Write(_hasPrice ? 1 : 0);
        writer.WriteValue(in _price);
        writer.WriteValue(in _volume);
    }

    public readonly VolumeEma<T> Load(ref StateReader reader) => this with
    {
        _count = reader.ReadInt32(0, _period),
        _hasPrice = reader.ReadInt32(0, 1) == 1,
        _price = reader.ReadValue<T>(),
        _volume = reader.ReadValue<T>(),
    };
}
