using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>
/// Three stages of two exponential averages each, of which 3/2 of the first less 1/2 of the second goes on: it smooths with little lag.
/// </summary>
internal struct RsxFilter<T>(int period)
    where T : struct, INumber<T>
{
    // The weight 3 / (n + 2); for double the divisor is 1.
    private readonly T _numerator = typeof(T) == typeof(double) ? Number.From<T>(3.0 / (period + 2.0)) : Number.Convert<T>(3);
    private readonly T _denominator = typeof(T) == typeof(double) ? T.One : T.CreateChecked(period + 2);
    private T _first;
    private T _firstAgain;
    private T _second;
    private T _secondAgain;
    private T _third;
    private T _thirdAgain;

    public T Next(T input)
    {
        var once = Stage(input, ref _first, ref _firstAgain);
        var twice = Stage(once, ref _second, ref _secondAgain);
        return Stage(twice, ref _third, ref _thirdAgain);
    }

    public void Restart()
    {
        _first = T.Zero;
        _firstAgain = T.Zero;
        _second = T.Zero;
        _secondAgain = T.Zero;
        _third = T.Zero;
        _thirdAgain = T.Zero;
    }

    public readonly void Save(ref StateWriter writer)
    {
        writer.WriteValue(in _first);
        writer.WriteValue(in _firstAgain);
        writer.WriteValue(in _second);
        writer.WriteValue(in _secondAgain);
        writer.WriteValue(in _third);
        writer.WriteValue(in _thirdAgain);
    }

    public readonly RsxFilter<T> Load(ref StateReader reader) => this with
    {
        _first = reader.ReadValue<T>(),
        _firstAgain = reader.ReadValue<T>(),
        _second = reader.ReadValue<T>(),
        _secondAgain = reader.ReadValue<T>(),
        _third = reader.ReadValue<T>(),
        _thirdAgain = reader.ReadValue<T>(),
    };

    private readonly T Stage(T input, ref T average, ref T again)
    {
        average += (input - average) * _numerator / _denominator;
        again += (average - again) * _numerator / _denominator;
        return average + (average - again) / Number.Convert<T>(2);
    }
}
