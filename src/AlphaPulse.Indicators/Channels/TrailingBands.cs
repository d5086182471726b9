using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>A band below and one above the price of which each only comes closer, until the price has crossed it; the stop is the one on the
/// other side of the trend.</summary>
internal struct TrailingBands<T>
    where T : struct, INumber<T>
{
    private T _upper;
    private T _lower;
    private T _last;
    private bool _begun;
    private bool _rises;

    /// <summary>1 while the trend is up, -1 while it is down.</summary>
    public readonly T Direction => _rises ? T.One : -T.One;

    /// <summary>Takes in the bands that the bar alone would have, and gives the stop.</summary>
    /// <param name="upper">Above the price.</param>
    /// <param name="lower">Below the price.</param>
    /// <param name="price">What has to cross a band.</param>
    /// <param name="rises">The trend where this is the first bar.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Push(T upper, T lower, T price, bool rises)
    {
        if (_begun)
        {
            _upper = upper < _upper || _last > _upper ? upper : _upper;
            _lower = lower > _lower || _last < _lower ? lower : _lower;
            rises = _rises;
        }
        else
        {
            _upper = upper;
            _lower = lower;
            _begun = true;
        }

        _last = price;
        _rises = price > (rises ? _lower : _upper);
        return _rises ? _lower : _upper;
    }

    public readonly void Save(ref StateWriter writer)
    {
        writer.Write((_begun ? 1 : 0) + (_rises ? 2 : 0));
        writer.WriteValue(in _upper);
        writer.WriteValue(in _lower);
        writer.WriteValue(in _last);
    }

    public readonly TrailingBands<T> Load(ref StateReader reader)
    {
        var flags = reader.ReadInt32(0, 3);
        return this with
        {
            _begun = (flags & 1) != 0,
            _rises = (flags & 2) != 0,
            _upper = reader.ReadValue<T>(),
            _lower = reader.ReadValue<T>(),
            _last = reader.ReadValue<T>(),
        };
    }
}
