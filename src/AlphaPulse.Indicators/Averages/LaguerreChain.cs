using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The four elements of Ehlers' Laguerre filter.</summary>
internal struct LaguerreChain<T>
    where T : struct, INumber<T>
{
    private T _first;
    private T _second;
    private T _third;
    private T _fourth;
    private bool _begun;

    /// <summary>Takes in a value under a damping from 0 to 1; says whether there is a mean of the elements.</summary>
    public bool Next(T input, T damping, out T mean)
    {
        mean = default;
        if (!Number.IsPresent(input))
        {
            _begun = false;
            return false;
        }

        if (!_begun)
        {
            (_first, _second, _third, _fourth) = (input, input, input, input);
        }

        var first = input + damping * (_first - input);
        var second = _first + damping * (_second - first);
        var third = _second + damping * (_third - second);
        var fourth = _third + damping * (_fourth - third);
        (_first, _second, _third, _fourth) = (first, second, third, fourth);
        var two = Number.Convert<T>(2);
        mean = first + (two * (second - first) + two * (third - first) + (fourth - first)) / Number.Convert<T>(6);
        _begun = Number.IsPresent(mean);
        mean = _begun ? mean : default;
        return _begun;
    }

    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(_begun ? 1 : 0);
        writer.WriteValue(in _first);
        writer.WriteValue(in _second);
        writer.WriteValue(in _third);
        writer.WriteValue(in _fourth);
    }

    public static LaguerreChain<T> Load(ref StateReader reader) => new()
    {
        _begun = reader.ReadInt32(0, 1) == 1,
        _first = reader.ReadValue<T>(),
        _second = reader.ReadValue<T>(),
        _third = reader.ReadValue<T>(),
        _fourth = reader.ReadValue<T>(),
    };
}
