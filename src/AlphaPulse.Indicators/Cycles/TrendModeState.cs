using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="TrendMode{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct TrendModeState<T> : IIndicatorState<TrendModeState<T>, T, T>
    where T : struct, INumber<T>
{
    private HilbertPhase<T> _hilbert;
    private T _phase;
    private T _sine;
    private T _lead;
    private int _sinceCrossing;

    /// <summary>Creates the state before the first bar.</summary>
    public TrendModeState() => _hilbert = new HilbertPhase<T>();

    /// <inheritdoc/>
    public readonly string Name => "ht_trendmode";

    /// <inheritdoc/>
    public readonly int Warmup => HilbertPhase<T>.Warmup;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => HilbertPhase<T>.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!_hilbert.Next(input))
        {
            (_phase, _sine, _lead, _sinceCrossing) = (T.Zero, T.Zero, T.Zero, 0);
            return false;
        }

        if (!_hilbert.HasPhase)
        {
            _sinceCrossing = Math.Min(_sinceCrossing + 1, int.MaxValue / 2);
            return false;
        }

        output = IsTrend() ? T.One : T.Zero;
        if (_hilbert.IsReady)
        {
            return true;
        }

        output = default;
        return false;
    }

    /// <inheritdoc/>
    public readonly TrendModeState<T> Copy() => this with { _hilbert = _hilbert.Copy() };

    /// <inheritdoc/>
    public readonly TrendModeState<T> Fresh() => new();

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        _hilbert.Save(ref writer);
        writer.WriteValue(in _phase);
        writer.WriteValue(in _sine);
        writer.WriteValue(in _lead);
        writer.Write(_sinceCrossing);
    }

    /// <inheritdoc/>
    public readonly TrendModeState<T> Load(ref StateReader reader) => this with
    {
        _hilbert = _hilbert.Load(ref reader),
        _phase = reader.ReadValue<T>(),
        _sine = reader.ReadValue<T>(),
        _lead = reader.ReadValue<T>(),
        _sinceCrossing = reader.ReadInt32(0, int.MaxValue / 2),
    };

    private bool IsTrend()
    {
        var sine = HilbertPhase<T>.Sine(_hilbert.Phase);
        var lead = HilbertPhase<T>.Sine(_hilbert.Phase + Number.Convert<T>(45));
        var crossed = (sine > lead && _sine <= _lead) || (sine < lead && _sine >= _lead);
        var advance = _hilbert.Phase - _phase;
        (_phase, _sine, _lead) = (_hilbert.Phase, sine, lead);
        _sinceCrossing = crossed ? 1 : Math.Min(_sinceCrossing + 1, int.MaxValue / 2);
        var rate = Number.Convert<T>(360) / _hilbert.Period;
        var isCycle = crossed
            || T.CreateTruncating(_sinceCrossing) < Number.Convert<T>(0.5m) * _hilbert.Period
            || (advance > Number.Convert<T>(0.67m) * rate && advance < Number.Convert<T>(1.5m) * rate);
        return !isCycle
            || (_hilbert.Trend != T.Zero
                && T.Abs(_hilbert.Smooth - _hilbert.Trend) >= Number.Convert<T>(0.015m) * T.Abs(_hilbert.Trend));
    }
}
