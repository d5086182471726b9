using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="RocketRsi{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct RocketRsiState<T> : IIndicatorState<RocketRsiState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly int _smoothing;

    // Of the super smoother: of the input, of the last and of the value before that.
    private readonly T _gain;
    private readonly T _ofLast;
    private readonly T _ofBefore;
    private WindowLag<T> _lag;
    private WindowValues<T> _filtered;
    private T _lastMomentum;
    private T _unit;
    private bool _hasMomentum;
    private T _value;
    private T _before;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">How many changes the index looks at; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="smoothing">The period of the smoother; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public RocketRsiState(int period, int smoothing)
    {
        _period = Period.Check(period, 2);
        _smoothing = Period.Check(smoothing, 2);
        _lag = new WindowLag<T>(period - 1);
        _filtered = new WindowValues<T>(period + 1);
        var angle = DecimalMath.Sqrt(2) * DecimalMath.Pi / smoothing;
        var decay = DecimalMath.Exp(-angle);
        var ofLast = 2 * decay * DecimalMath.Cos(angle);
        _ofLast = Number.Convert<T>(ofLast);
        _ofBefore = Number.Convert<T>(-decay * decay);
        _gain = Number.Convert<T>((1 - ofLast + decay * decay) / 2);
    }

    /// <inheritdoc/>
    public readonly string Name => "rrsi";

    /// <inheritdoc/>
    public readonly int Warmup => 2 * _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup + 2 * Period.BarsToForget(Math.Exp(-Math.Sqrt(2) * Math.PI / _smoothing), epsilon);

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            Restart();
            return false;
        }

        _unit = _unit == T.Zero ? Rounding.Unit(input) : _unit;
        if (!_lag.Push(input, out var earlier))
        {
            return false;
        }

        var momentum = (input - earlier) * _unit;
        var (last, hasLast) = (_lastMomentum, _hasMomentum);
        _lastMomentum = momentum;
        _hasMomentum = true;
        if (!hasLast)
        {
            return false;
        }

        var value = _gain * (momentum + last) + _ofLast * _value + _ofBefore * _before;
        if (!Number.IsPresent(value))
        {
            Restart();
            return false;
        }

        _before = _value;
        _value = value;
        if (!_filtered.Push(value))
        {
            return false;
        }

        var rises = T.Zero;
        var falls = T.Zero;
        for (var age = _period - 1; age >= 0; age--)
        {
            var change = _filtered[age] - _filtered[age + 1];
            rises += T.Max(change, T.Zero);
            falls += T.Max(-change, T.Zero);
        }

        var total = rises + falls;
        if (Faded.Is(total, input * _unit) || !Number.IsPresent(total))
        {
            return false;
        }

        var limit = Number.Convert<T>(0.999m);
        output = Elementary.Fisher(T.Clamp((rises - falls) / total, -limit, limit));
        return true;
    }

    /// <inheritdoc/>
    public readonly RocketRsiState<T> Copy() => this with
    {
        _lag = _lag.Copy(),
        _filtered = _filtered.Copy(),
    };

    /// <inheritdoc/>
    public readonly RocketRsiState<T> Fresh() => new(_period, _smoothing);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter(_smoothing);
        _lag.Save(ref writer);
        _filtered.Save(ref writer);
        writer.WriteValue(in _lastMomentum);
        writer.WriteValue(in _unit);
        writer.Write(_hasMomentum ? 1 : 0);
        writer.WriteValue(in _value);
        writer.WriteValue(in _before);
    }

    /// <inheritdoc/>
    public readonly RocketRsiState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("smoothing", _smoothing);
        return this with
        {
            _lag = _lag.Load(ref reader),
            _filtered = _filtered.Load(ref reader),
            _lastMomentum = reader.ReadValue<T>(),
            _unit = reader.ReadValue<T>(),
            _hasMomentum = reader.ReadInt32(0, 1) == 1,
            _value = reader.ReadValue<T>(),
            _before = reader.ReadValue<T>(),
        };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _ = _lag.Push(missing, out _);
        _filtered.Push(missing);
        _lastMomentum = T.Zero;
        _unit = T.Zero;
        _hasMomentum = false;
        _value = T.Zero;
        _before = T.Zero;
    }
}
