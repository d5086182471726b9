using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Roofing{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct RoofingState<T> : IIndicatorState<RoofingState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _longest;
    private readonly int _shortest;
    private readonly T _gain;
    private readonly T _highFirst;
    private readonly T _highSecond;
    private readonly T _input;
    private readonly T _first;
    private readonly T _second;
    private T _last;
    private T _move;
    private T _high;
    private T _highBefore;
    private T _value;
    private T _before;
    private int _count;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="longest">The longest cycle that passes; from 6 to 400.</param>
    /// <param name="shortest">The shortest cycle that passes; from 3, below <paramref name="longest"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public RoofingState(int longest, int shortest)
    {
        Number.EnsureSupported<T>();
        _longest = longest is >= 6 and <= 400 ? longest : throw new ArgumentOutOfRangeException(nameof(longest), longest, "Choose from 6 to 400.");
        _shortest = shortest >= 3 && shortest < longest
            ? shortest
            : throw new ArgumentOutOfRangeException(nameof(shortest), shortest, "Choose from 3, below the longest cycle.");
        var alpha = HighPassFactor.Of(longest, DecimalMath.Sqrt(0.5m));
        var factors = SmootherFactors.TwoPoles(shortest);
        _gain = Number.Convert<T>((1 - alpha / 2) * (1 - alpha / 2));
        _highFirst = Number.Convert<T>(2 * (1 - alpha));
        _highSecond = Number.Convert<T>((1 - alpha) * (1 - alpha));
        _input = Number.Convert<T>(factors.Input / 2);
        _first = Number.Convert<T>(factors.First);
        _second = Number.Convert<T>(factors.Second);
    }

    /// <inheritdoc/>
    public readonly string Name => "roofing";

    /// <inheritdoc/>
    public readonly int Warmup => 3;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon)
    {
        var slowest = Math.Max(1 - (double)HighPassFactor.Of(_longest, DecimalMath.Sqrt(0.5m)), Math.Exp(-Math.Sqrt(2) * Math.PI / _shortest));
        return Warmup + 3 * Period.BarsToForget(slowest, epsilon);
    }

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            this = Fresh();
            return false;
        }

        var move = input - _last;
        var bend = move - _move;
        (_last, _move) = (input, move);
        _count = Math.Min(_count + 1, 3);
        if (_count < 3)
        {
            return false;
        }

        var high = _gain * bend + _highFirst * _high - _highSecond * _highBefore;
        var value = _input * (high + _high) + _first * _value + _second * _before;
        if (!Number.IsPresent(value) || !Number.IsPresent(high))
        {
            this = Fresh();
            return false;
        }

        (_highBefore, _high) = (_high, high);
        (_before, _value) = (_value, value);
        output = value;
        return true;
    }

    /// <inheritdoc/>
    public readonly RoofingState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly RoofingState<T> Fresh() => new(_longest, _shortest);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_longest);
        writer.Parameter(_shortest);
        writer.WriteValue(in _last);
        writer.WriteValue(in _move);
        writer.WriteValue(in _high);
        writer.WriteValue(in _highBefore);
        writer.WriteValue(in _value);
        writer.WriteValue(in _before);
        writer.Write(_count);
    }

    /// <inheritdoc/>
    public readonly RoofingState<T> Load(ref StateReader reader)
    {
        reader.Parameter("longest", _longest);
        reader.Parameter("shortest", _shortest);
        return this with
        {
            _last = reader.ReadValue<T>(),
            _move = reader.ReadValue<T>(),
            _high = reader.ReadValue<T>(),
            _highBefore = reader.ReadValue<T>(),
            _value = reader.ReadValue<T>(),
            _before = reader.ReadValue<T>(),
            _count = reader.ReadInt32(0, 3),
        };
    }
}
