using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Atr{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct AtrState<T> : IIndicatorState<AtrState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly FirstTrueRange _first;

    // For double 1/n, for decimal n.
    private readonly T _weight;

    // The average; before there is one, the sum of the true ranges so far.
    private T _value;
    private T _lastClose;
    private bool _hasClose;

    // True ranges since the start, at most n.
    private int _count;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="first">The true range of the first bar.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public AtrState(int period, FirstTrueRange first)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 1);
        _first = first is FirstTrueRange.None or FirstTrueRange.HighLow
            ? first
            : throw new ArgumentOutOfRangeException(nameof(first), first, "Choose none or the range of the first bar.");
        _weight = typeof(T) == typeof(double) ? Number.From<T>(1.0 / period) : T.CreateChecked(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "atr";

    /// <inheritdoc/>
    public readonly int Warmup => _first == FirstTrueRange.None ? _period + 1 : _period;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup + Period.BarsToForget((_period - 1.0) / _period, epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        if (_count >= _period)
        {
            var range = TrueRangeState<T>.Between(_lastClose, in input);
            var next = typeof(T) == typeof(double)
                ? _value + (range - _value) * _weight
                : _value + (range - _value) / _weight;
            if (Number.IsPresent(next) && IsPresent(in input))
            {
                _lastClose = input.Close;
                _value = next;
                output = next;
                return true;
            }
        }

        // By value, so that this state itself need not live in memory.
        var begun = Begun(this, in input, out var hasValue);
        this = begun;
        output = hasValue ? _value : default;
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly AtrState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly AtrState<T> Fresh() => new(_period, _first);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter((int)_first);
        writer.Write(_count);
        writer.Write(_hasClose ? 1 : 0);
        writer.WriteValue(in _value);
        writer.WriteValue(in _lastClose);
    }

    /// <inheritdoc/>
    public readonly AtrState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("first true range", (int)_first);
        return this with
        {
            _count = reader.ReadInt32(0, _period),
            _hasClose = reader.ReadInt32(0, 1) == 1,
            _value = reader.ReadValue<T>(),
            _lastClose = reader.ReadValue<T>(),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPresent(in Ohlcv<T> input) => typeof(T) != typeof(double)
        || double.IsFinite(Number.AsDouble(input.High) + Number.AsDouble(input.Low) + Number.AsDouble(input.Close));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static AtrState<T> Begun(AtrState<T> state, in Ohlcv<T> input, out bool hasValue)
    {
        hasValue = state.Begin(in input);
        return state;
    }

    private bool Begin(in Ohlcv<T> input)
    {
        // A missing value, or an average that left the range of double, starts everything again.
        if (_count >= _period || !IsPresent(in input))
        {
            this = Fresh();
            return false;
        }

        if (_hasClose)
        {
            _value += TrueRangeState<T>.Between(_lastClose, in input);
            _count++;
        }
        else if (_first == FirstTrueRange.HighLow)
        {
            _value = input.High - input.Low;
            _count = 1;
        }

        _lastClose = input.Close;
        _hasClose = true;
        if (_count < _period)
        {
            return false;
        }

        _value /= T.CreateChecked(_period);
        if (!Number.IsPresent(_value))
        {
            this = Fresh();
            return false;
        }

        return true;
    }
}
