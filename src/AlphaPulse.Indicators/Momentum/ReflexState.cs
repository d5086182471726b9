using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Reflex{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ReflexState<T> : IIndicatorState<ReflexState<T>, T, ReflexValue<T>>
    where T : struct, INumber<T>
{
    private const decimal RootOfTwoPi = 4.442882938158366247015880990m;

    private readonly int _period;
    private readonly T _gain;
    private readonly T _near;
    private readonly T _far;
    private readonly double _decay;
    private T[] _filter;
    private int _slot;
    private int _count;
    private T _last;

    // The roots of the mean squares.
    private T _cycleSize;
    private T _trendSize;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the cycle that is looked for; from 4 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ReflexState(int period)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 4);
        var pole = DecimalMath.Exp(-2 * RootOfTwoPi / period);
        var near = 2 * pole * DecimalMath.Cos(2 * RootOfTwoPi / period);
        var far = -pole * pole;
        var gain = (1 - near - far) / 2;
        _gain = Number.Convert<T>(gain);
        _near = Number.Convert<T>(near);
        _far = Number.Convert<T>(far);
        _decay = (double)pole;
        _filter = WindowRing.Create<T>(period + 1);
    }

    /// <inheritdoc/>
    public readonly string Name => "reflex";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup + Period.BarsToForget(_decay, epsilon) + Period.BarsToForget(0.96, epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out ReflexValue<T> output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            return Restart();
        }

        var mask = _filter.Length - 1;
        var newest = _count < 2
            ? input
            : _gain * (input + _last) + _near * _filter[(_slot - 1) & mask] + _far * _filter[(_slot - 2) & mask];
        _filter[_slot] = newest;
        _slot = (_slot + 1) & mask;
        _last = input;
        _count = Math.Min(_count + 1, _period + 1);
        if (!Number.IsPresent(newest))
        {
            return Restart();
        }

        if (_count <= _period)
        {
            return false;
        }

        var length = T.CreateChecked(_period);
        var trend = T.Zero;
        for (var age = 1; age <= _period; age++)
        {
            trend += newest - _filter[(_slot - 1 - age) & mask];
        }

        // The straight line adds its slope 1 + 2 + ... + n times.
        var slope = (_filter[(_slot - 1 - _period) & mask] - newest) / length;
        var cycle = trend + slope * (length * (length + T.One) / Number.Convert<T>(2));
        output = new ReflexValue<T>(Sized(cycle / length, input, ref _cycleSize), Sized(trend / length, input, ref _trendSize));
        return output.Cycle is not null || output.Trend is not null;
    }

    /// <inheritdoc/>
    public readonly ReflexState<T> Copy() => this with { _filter = WindowRing.Copy(_filter) };

    /// <inheritdoc/>
    public readonly ReflexState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Write(_slot);
        WindowRing.Save(ref writer, _filter, _slot, _period + 1);
        writer.Write(_count);
        writer.WriteValue(in _last);
        writer.WriteValue(in _cycleSize);
        writer.WriteValue(in _trendSize);
    }

    /// <inheritdoc/>
    public readonly ReflexState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        var slot = reader.ReadInt32(0, _filter.Length - 1);
        return this with
        {
            _slot = slot,
            _filter = WindowRing.Load<T>(ref reader, slot, _period + 1),
            _count = reader.ReadInt32(0, _period + 1),
            _last = reader.ReadValue<T>(),
            _cycleSize = reader.ReadValue<T>(),
            _trendSize = reader.ReadValue<T>(),
        };
    }

    // Relative to the greater of the two, as squares of small numbers have no digits in a decimal and those of great ones no room.
    private static T? Sized(T value, T price, ref T size)
    {
        var greater = Number.Max(T.Abs(value), size);
        if (greater == T.Zero || !Number.IsPresent(greater))
        {
            size = T.Zero;
            return null;
        }

        var (now, before) = (value / greater, size / greater);
        size = greater * Elementary.Sqrt(Number.Convert<T>(0.04m) * now * now + Number.Convert<T>(0.96m) * before * before);
        return Residue.IsNothing(size, price) || !Number.IsPresent(value / size) ? null : value / size;
    }

    private bool Restart()
    {
        (_count, _last) = (0, T.Zero);
        (_cycleSize, _trendSize) = (T.Zero, T.Zero);
        return false;
    }
}
