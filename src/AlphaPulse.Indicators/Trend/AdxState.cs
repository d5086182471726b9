using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Adx{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct AdxState<T> : IIndicatorState<AdxState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly AdxSeed _seed;
    private readonly T _weight;

    // Bars until the sums are complete, the first one included, which has no movement.
    private readonly int _bars;

    // Wilder's sums of the movements; the true range cancels out of the index. Not a state of the directional indicator, which starts
    // again at a missing close and decays its sums one by one over bars that have a range but no movement.
    private T _up;
    private T _down;
    private T _lastHigh;
    private T _lastLow;

    // Bars since the start, at most as many as it takes to complete the sums.
    private int _count;

    // Bars without a movement whose decay was not applied yet.
    private int _still;

    // The average; before there is one, the sum of the indexes so far.
    private T _value;
    private int _indexes;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public AdxState(int period)
        : this(period, AdxSeed.Short)
    {
    }

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="seed">How the smoothed movements begin.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public AdxState(int period, AdxSeed seed)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 2);
        _seed = seed is AdxSeed.Short or AdxSeed.Full or AdxSeed.FirstBar
            ? seed
            : throw new ArgumentOutOfRangeException(nameof(seed), seed, "Choose the short or the full sum or that with the first bar.");
        _bars = seed == AdxSeed.Full ? period + 1 : period;
        _weight = WilderDecay.Weight<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "adx";

    /// <inheritdoc/>
    public readonly int Warmup => _seed == AdxSeed.FirstBar ? 2 * _period - 1 : 2 * _period;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup + 2 * Period.BarsToForget((_period - 1.0) / _period, epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        return NextIndex(in input, out var index) && Average(index, out output);
    }

    /// <inheritdoc/>
    public readonly AdxState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly AdxState<T> Fresh() => new(_period, _seed);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter((int)_seed);
        writer.Write(_count);
        writer.Write(_still);
        writer.Write(_indexes);
        writer.WriteValue(in _up);
        writer.WriteValue(in _down);
        writer.WriteValue(in _lastHigh);
        writer.WriteValue(in _lastLow);
        writer.WriteValue(in _value);
    }

    /// <inheritdoc/>
    public readonly AdxState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.ParameterSince(2, "seed", (int)_seed, (int)AdxSeed.Short);
        return this with
        {
            _count = reader.ReadInt32(0, _bars),
            _still = reader.ReadInt32(0, int.MaxValue),
            _indexes = reader.ReadInt32(0, _period),
            _up = reader.ReadValue<T>(),
            _down = reader.ReadValue<T>(),
            _lastHigh = reader.ReadValue<T>(),
            _lastLow = reader.ReadValue<T>(),
            _value = reader.ReadValue<T>(),
        };
    }

    /// <summary>The directional index of the bar, not averaged.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool NextIndex(in Ohlcv<T> input, out T index)
    {
        index = default;
        if (!BarPresence.HasRange(in input))
        {
            var fresh = Restarted(this);
            this = fresh;
            return false;
        }

        var move = _count == 0 ? default : DirectionalMovement<T>.Between(_lastHigh, _lastLow, in input, _seed == AdxSeed.FirstBar);
        _lastHigh = input.High;
        _lastLow = input.Low;
        if (_count < _bars)
        {
            _count++;
            _up += move.Up;
            _down += move.Down;
            if (_count < _bars || _seed == AdxSeed.Short)
            {
                return false;
            }
        }
        else if (move == default)
        {
            _still = _still == int.MaxValue ? _still : _still + 1;
        }
        else
        {
            if (_still > 0)
            {
                _up = WilderDecay.After(_up, _weight, _period, _still);
                _down = WilderDecay.After(_down, _weight, _period, _still);
                _still = 0;
            }

            _up = WilderDecay.Once(_up, _weight) + move.Up;
            _down = WilderDecay.Once(_down, _weight) + move.Down;
        }

        var total = _up + _down;
        if (!Number.IsPresent(total))
        {
            // Sums that left the range of double start everything again.
            var fresh = Restarted(this);
            this = fresh;
            return false;
        }

        if (total == T.Zero)
        {
            return false;
        }

        index = Number.Convert<T>(100) * (T.Abs(_up - _down) / total);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Average(T index, out T output)
    {
        var period = T.CreateChecked(_period);
        if (_indexes < _period)
        {
            _value += index;
            _indexes++;
            _value = _indexes == _period ? _value / period : _value;
        }
        else
        {
            _value += (index - _value) / period;
        }

        output = _indexes == _period ? _value : default;
        return _indexes == _period;
    }

    // By value, so that the state itself need not live in memory.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static AdxState<T> Restarted(AdxState<T> state) => state.Fresh();
}
