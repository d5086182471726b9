using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Kama{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct KamaState<T> : IIndicatorState<KamaState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly int _fast;
    private readonly int _slow;
    private readonly KamaStart _start;
    private readonly T _slowWeight;
    private readonly T _spread;

    // The distances from bar to bar, whose sum is the way that the price went.
    private WindowSum<T> _moves;
    private T[] _values;
    private int _slot;
    private int _run;
    private T _average;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars over which the efficiency is measured; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="fast">The period at full efficiency; from 1, below <paramref name="slow"/>.</param>
    /// <param name="slow">The period without any efficiency; at most <see cref="Period.Maximum"/>.</param>
    /// <param name="start">Whether the first average is given.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public KamaState(int period, int fast, int slow, KamaStart start)
    {
        _period = Period.Check(period, 2);
        _fast = Period.Check(fast, 1);
        _slow = Period.Check(slow, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fast, slow);
        _start = start is KamaStart.AfterSeed or KamaStart.Seed
            ? start
            : throw new ArgumentOutOfRangeException(nameof(start), start, "Choose the seed or the value after it.");
        _slowWeight = Number.Convert<T>(2) / T.CreateChecked(slow + 1);
        _spread = Number.Convert<T>(2) / T.CreateChecked(fast + 1) - _slowWeight;
        _moves = new WindowSum<T>(period);
        _values = WindowRing.Create<T>(period + 1);
    }

    /// <inheritdoc/>
    public readonly string Name => "kama";

    /// <inheritdoc/>
    public readonly int Warmup => _start == KamaStart.Seed ? _period : _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon)
    {
        // Without any efficiency the seed is forgotten the slowest.
        var weight = 2.0 / (_slow + 1.0);
        return _period + 1 + Period.BarsToForget(1 - weight * weight, epsilon);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        var last = _values[(_slot - 1) & (_values.Length - 1)];
        _values[_slot] = input;
        _slot = (_slot + 1) & (_values.Length - 1);
        var move = T.Abs(input - last);
        if (_run == 0 || !Number.IsPresent(move))
        {
            // The first value, or a missing one, or a move over the range of double, after which all begins again.
            _run = Number.IsPresent(input) ? 1 : 0;
            _average = input;
            return false;
        }

        _run = Math.Min(_run + 1, _period + 1);
        if (!_moves.Push(move) || _run <= _period)
        {
            _average = input;
            var isSeed = _start == KamaStart.Seed && _run == _period;
            output = isSeed ? input : default;
            return isSeed;
        }

        var weight = _slowWeight + _spread * Efficiency(input);
        _average += (input - _average) * (weight * weight);
        if (!Number.IsPresent(_average))
        {
            _run = 1;
            _average = input;
            return false;
        }

        output = _average;
        return true;
    }

    /// <inheritdoc/>
    public readonly KamaState<T> Copy() => this with { _moves = _moves.Copy(), _values = WindowRing.Copy(_values) };

    /// <inheritdoc/>
    public readonly KamaState<T> Fresh() => new(_period, _fast, _slow, _start);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter(_fast);
        writer.Parameter(_slow);
        writer.Parameter((int)_start);
        writer.Write(_slot);
        writer.Write(_run);
        writer.WriteValue(in _average);
        WindowRing.Save(ref writer, _values, _slot, _period + 1);
        _moves.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly KamaState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("fast", _fast);
        reader.Parameter("slow", _slow);
        reader.Parameter("start", (int)_start);
        var slot = reader.ReadInt32(0, _values.Length - 1);
        return this with
        {
            _slot = slot,
            _run = reader.ReadInt32(0, _period + 1),
            _average = reader.ReadValue<T>(),
            _values = WindowRing.Load<T>(ref reader, slot, _period + 1),
            _moves = _moves.Load(ref reader),
        };
    }

    // How far the price came, as a share of the way that it went.
    private readonly T Efficiency(T input)
    {
        var way = _moves.Sum();
        var distance = T.Abs(input - _values[(_slot - 1 - _period) & (_values.Length - 1)]);
        return distance < way ? distance / way : T.One;
    }
}
