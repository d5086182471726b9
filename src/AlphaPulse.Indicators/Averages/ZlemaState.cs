using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Zlema{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ZlemaState<T> : IIndicatorState<ZlemaState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly int _lag;
    private readonly EmaSeed _seed;
    private EmaState<T> _average;
    private T[] _values;
    private int _slot;
    private int _run;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="seed">How the average begins.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ZlemaState(int period, EmaSeed seed)
    {
        _average = new EmaState<T>(period, seed);
        _period = period;
        _lag = (period - 1) / 2;
        _seed = seed;
        _values = WindowRing.Create<T>(_lag + 1);
    }

    /// <inheritdoc/>
    public readonly string Name => "zlema";

    /// <inheritdoc/>
    public readonly int Warmup => _seed == EmaSeed.Average ? _lag + _period : Math.Max(_lag, 1);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _lag + _average.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        _values[_slot] = input;
        _slot = (_slot + 1) & (_values.Length - 1);
        if (!Number.IsPresent(input))
        {
            _run = 0;
            return _average.Next(in input, out output);
        }

        _run = Math.Min(_run + 1, _lag + 1);
        if (_run > _lag)
        {
            var corrected = input + (input - _values[(_slot - 1 - _lag) & (_values.Length - 1)]);
            return _average.Next(in corrected, out output);
        }

        if (_seed == EmaSeed.FirstValue && _run == _lag)
        {
            return _average.Next(in input, out output);
        }

        output = default;
        return false;
    }

    /// <inheritdoc/>
    public readonly ZlemaState<T> Copy() => this with { _values = WindowRing.Copy(_values) };

    /// <inheritdoc/>
    public readonly ZlemaState<T> Fresh() => new(_period, _seed);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        _average.Save(ref writer);
        writer.Write(_slot);
        writer.Write(_run);
        WindowRing.Save(ref writer, _values, _slot, _lag + 1);
    }

    /// <inheritdoc/>
    public readonly ZlemaState<T> Load(ref StateReader reader)
    {
        var average = _average.Load(ref reader);
        var slot = reader.ReadInt32(0, _values.Length - 1);
        return this with
        {
            _average = average,
            _slot = slot,
            _run = reader.ReadInt32(0, _lag + 1),
            _values = WindowRing.Load<T>(ref reader, slot, _lag + 1),
        };
    }
}
