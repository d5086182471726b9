using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Ema{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct EmaState<T> : IIndicatorState<EmaState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly EmaSeed _seed;

    // For double the weight, for decimal its reciprocal, which unlike the weight has a finite number of digits.
    private readonly T _weight;

    // For double what the average keeps of itself: exactly 1 less the weight, so that the two shares never add up to more or less than all.
    private readonly double _kept;

    // The average; before there is one, of decimals the sum of the values so far and of doubles their mean.
    private T _value;
    private int _count;

    // Of doubles every second average alone is kept, and the one after it formed again from its input, with the same bits: from the
    // store of a double to its next load takes longer than that.
    private T _ahead;
    private bool _isBehind;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="seed">How the average begins.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public EmaState(int period, EmaSeed seed)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 1);
        _seed = seed is EmaSeed.Average or EmaSeed.FirstValue
            ? seed
            : throw new ArgumentOutOfRangeException(nameof(seed), seed, "Choose the average or the first value.");
        (_weight, _kept) = Shares(2.0 / (period + 1.0), (period + 1) / 2m);
    }

    private EmaState(int period)
    {
        _period = period;
        _seed = EmaSeed.Average;
        (_weight, _kept) = Shares(1.0 / period, period);
    }

    /// <inheritdoc/>
    public readonly string Name => "ema";

    /// <inheritdoc/>
    public readonly int Warmup => _seed == EmaSeed.Average ? _period : 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) =>
        Warmup + Period.BarsToForget((_period - 1.0) / (_period + 1.0), epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        if (_count >= _period)
        {
            var next = Blend(Newest(), input);
            if (Number.IsPresent(next))
            {
                if (typeof(T) == typeof(double) && !_isBehind)
                {
                    (_ahead, _isBehind) = (input, true);
                }
                else
                {
                    (_value, _isBehind) = (next, false);
                }

                output = next;
                return true;
            }
        }

        // By value, so that this state itself need not live in memory.
        var begun = Begun(this, input, out var hasValue);
        this = begun;
        output = hasValue ? _value : default;
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly EmaState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly EmaState<T> Fresh() => this with { _count = 0, _value = T.Zero, _isBehind = false };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter((int)_seed);
        writer.Write(_count);
        writer.WriteValue(Newest());
    }

    /// <inheritdoc/>
    public readonly EmaState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("seed", (int)_seed);
        var (count, value) = (reader.ReadInt32(0, _period), reader.ReadValue<T>());

        // Version 1 held the sum in double too.
        var isSum = typeof(T) == typeof(double) && reader.Version == 1 && count > 0 && count < _period;
        return this with { _count = count, _value = isSum ? value / T.CreateChecked(count) : value, _isBehind = false };
    }

    /// <summary>The average with Wilder's weight 1/n.</summary>
    internal static EmaState<T> Smoothed(int period)
    {
        Number.EnsureSupported<T>();
        Period.Check(period, 1);
        return new EmaState<T>(period);
    }

    private static (T Weight, double Kept) Shares(double weight, decimal reciprocal)
    {
        var kept = 1.0 - weight;
        return typeof(T) == typeof(double) ? (Number.From<T>(1.0 - kept), kept) : (Number.From<T>(reciprocal), 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly T Newest() => typeof(T) == typeof(double) && _isBehind ? Blend(_value, _ahead) : _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly T Blend(T value, T input)
    {
        if (typeof(T) == typeof(double))
        {
            // From one average to the next a single operation, whose latency is what a bar costs. A flat market stays flat to the bit.
            return input == value
                ? input
                : Number.From<T>(Math.FusedMultiplyAdd(_kept, Number.AsDouble(value), Number.AsDouble(input * _weight)));
        }

        return value + (input - value) / _weight;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static EmaState<T> Begun(EmaState<T> state, T input, out bool hasValue)
    {
        hasValue = state.Begin(input);
        return state;
    }

    private bool Begin(T input)
    {
        // A missing value, or an average that left the range of double, starts everything again.
        if (_count >= _period || !Number.IsPresent(input))
        {
            (_count, _value, _isBehind) = (0, T.Zero, false);
            return false;
        }

        if (_seed == EmaSeed.FirstValue)
        {
            _value = input;
            _count = _period;
            return true;
        }

        _count++;
        if (typeof(T) == typeof(double))
        {
            // The mean so far: of equal values it is that value, which a rounded sum over their number is not.
            _value += (input - _value) / T.CreateChecked(_count);
        }
        else
        {
            _value += input;
        }

        if (_count < _period)
        {
            return false;
        }

        if (typeof(T) == typeof(decimal))
        {
            _value /= T.CreateChecked(_period);
        }

        if (!Number.IsPresent(_value))
        {
            _count = 0;
            _value = T.Zero;
            return false;
        }

        return true;
    }
}
