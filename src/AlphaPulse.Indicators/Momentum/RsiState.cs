using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Rsi{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct RsiState<T> : IIndicatorState<RsiState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;

    // For double (n-1)/n, for decimal n.
    private readonly T _weight;

    // n times Wilder's averages: the ratio is the same and the seed needs no division.
    private T _gains;
    private T _losses;
    private T _last;

    // Values since the start, at most n + 1.
    private int _count;

    // Bars without a move whose decay was not applied yet. They leave the ratio as it is; applied at once, they would in the end
    // leave a ratio of rounding residues.
    private int _still;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public RsiState(int period)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 2);
        _weight = WilderDecay.Weight<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "rsi";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup + Period.BarsToForget((_period - 1.0) / _period, epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        var change = input - _last;
        if (_count > _period && _still == 0 && change != T.Zero && Number.IsPresent(change))
        {
            _last = input;
            Step(change);
        }
        else
        {
            // By value, so that this state itself need not live in memory.
            var next = NextSlowly(this, input, out var ready);
            this = next;
            if (!ready)
            {
                output = default;
                return false;
            }
        }

        var total = _gains + _losses;
        if (total == T.Zero)
        {
            output = default;
            return false;
        }

        if (!Number.IsPresent(total))
        {
            // Sums that left the range of double start everything again.
            var fresh = Fresh();
            this = fresh;
            output = default;
            return false;
        }

        output = Number.Convert<T>(100) * (_gains / total);
        return true;
    }

    /// <inheritdoc/>
    public readonly RsiState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly RsiState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Write(_count);
        writer.Write(_still);
        writer.WriteValue(in _gains);
        writer.WriteValue(in _losses);
        writer.WriteValue(in _last);
    }

    /// <inheritdoc/>
    public readonly RsiState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with
        {
            _count = reader.ReadInt32(0, _period + 1),
            _still = reader.ReadInt32(0, int.MaxValue),
            _gains = reader.ReadValue<T>(),
            _losses = reader.ReadValue<T>(),
            _last = reader.ReadValue<T>(),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Step(T change)
    {
        if (typeof(T) == typeof(double))
        {
            // Without a branch on the direction, which no predictor gets right.
            var size = T.Abs(change);
            var half = Number.From<T>(0.5);
            _gains = _gains * _weight + (size + change) * half;
            _losses = _losses * _weight + (size - change) * half;
            return;
        }

        _gains -= _gains / _weight;
        _losses -= _losses / _weight;
        if (T.IsPositive(change))
        {
            _gains += change;
        }
        else
        {
            _losses -= change;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static RsiState<T> NextSlowly(RsiState<T> state, T input, out bool ready)
    {
        ready = state.NextSlowly(input);
        return state;
    }

    private bool NextSlowly(T input)
    {
        if (!Number.IsPresent(input))
        {
            this = Fresh();
            return false;
        }

        var change = input - _last;
        _last = input;
        if (_count <= _period)
        {
            if (_count > 0)
            {
                _gains += T.Max(change, T.Zero);
                _losses += T.Max(-change, T.Zero);
            }

            _count++;
            return _count > _period;
        }

        if (change == T.Zero)
        {
            _still = _still == int.MaxValue ? _still : _still + 1;
            return true;
        }

        Decay();
        Step(change);
        return true;
    }

    private void Decay()
    {
        _gains = WilderDecay.After(_gains, _weight, _period, _still);
        _losses = WilderDecay.After(_losses, _weight, _period, _still);
        _still = 0;
    }
}
