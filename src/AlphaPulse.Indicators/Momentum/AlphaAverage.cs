using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>An exponential average whose weight is given as a fraction, where it is not the 2/(n+1) of <see cref="EmaState{T}"/>.</summary>
internal struct AlphaAverage<T> : IIndicatorState<AlphaAverage<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly double _factor;
    private readonly T _numerator;

    // For double 1, as the numerator holds the whole weight.
    private readonly T _denominator;

    // Where the average begins from a value that was there before the first bar.
    private readonly bool _isPrimed;
    private readonly T _prime;

    // The average; before there is one, the sum of the values so far.
    private T _value;
    private int _count;

    /// <summary>Seeded with the mean of so many first values; with one it begins with the first value.</summary>
    public AlphaAverage(int period, decimal numerator, decimal denominator)
    {
        _period = period;
        _factor = 1 - (double)(numerator / denominator);
        _numerator = typeof(T) == typeof(double) ? Number.From<T>((double)numerator / (double)denominator) : Number.Convert<T>(numerator);
        _denominator = typeof(T) == typeof(double) ? T.One : Number.Convert<T>(denominator);
    }

    /// <summary>Begins with a value that is there before the first bar.</summary>
    public AlphaAverage(T prime, decimal numerator, decimal denominator)
        : this(1, numerator, denominator)
    {
        _isPrimed = true;
        _prime = prime;
        _value = prime;
        _count = 1;
    }

    public readonly string Name => "alpha";

    public readonly int Warmup => _period;

    public readonly int ConvergenceBars(double epsilon) => _period + Period.BarsToForget(_factor, epsilon);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        if (!Number.IsPresent(input))
        {
            Restart();
            output = default;
            return false;
        }

        if (_count >= _period)
        {
            var step = (input - _value) * _numerator;
            _value += typeof(T) == typeof(double) ? step : step / _denominator;
        }
        else
        {
            _value += input;
            _count++;
            if (_count == _period)
            {
                _value /= T.CreateChecked(_period);
            }
        }

        // An average that left the range of double begins again.
        if (!Number.IsPresent(_value))
        {
            Restart();
            output = default;
            return false;
        }

        output = _value;
        return _count >= _period;
    }

    public readonly AlphaAverage<T> Copy() => this;

    public readonly AlphaAverage<T> Fresh()
    {
        var fresh = this;
        fresh.Restart();
        return fresh;
    }

    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(_count);
        writer.WriteValue(in _value);
    }

    public readonly AlphaAverage<T> Load(ref StateReader reader) =>
        this with { _count = reader.ReadInt32(0, _period), _value = reader.ReadValue<T>() };

    private void Restart()
    {
        _count = _isPrimed ? 1 : 0;
        _value = _isPrimed ? _prime : T.Zero;
    }
}
