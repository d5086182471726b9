using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Cmo{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct CmoState<T> : IIndicatorState<CmoState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly CmoSmoothing _smoothing;
    private RsiState<T> _strength;

    // Only where sums are asked for.
    private WindowSum<T> _gains;
    private WindowSum<T> _losses;
    private T _last;
    private bool _hasLast;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="smoothing">How gains and losses are gathered.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public CmoState(int period, CmoSmoothing smoothing)
    {
        _period = Period.Check(period, 2);
        _smoothing = smoothing is CmoSmoothing.Sums or CmoSmoothing.Smoothed
            ? smoothing
            : throw new ArgumentOutOfRangeException(nameof(smoothing), smoothing, "Choose sums or Wilder's averages.");
        _strength = new RsiState<T>(period);
        if (smoothing == CmoSmoothing.Sums)
        {
            _gains = new WindowSum<T>(period);
            _losses = new WindowSum<T>(period);
        }
    }

    /// <inheritdoc/>
    public readonly string Name => "cmo";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) =>
        _smoothing == CmoSmoothing.Smoothed ? _strength.ConvergenceBars(epsilon) : Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        if (_smoothing == CmoSmoothing.Sums)
        {
            return NextOfSums(input, out output);
        }

        var hasValue = _strength.Next(in input, out var strength);
        output = hasValue ? strength + strength - Number.Convert<T>(100) : default;
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly CmoState<T> Copy() => _smoothing == CmoSmoothing.Smoothed
        ? this
        : this with { _gains = _gains.Copy(), _losses = _losses.Copy() };

    /// <inheritdoc/>
    public readonly CmoState<T> Fresh() => new(_period, _smoothing);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter((int)_smoothing);
        if (_smoothing == CmoSmoothing.Smoothed)
        {
            _strength.Save(ref writer);
            return;
        }

        writer.Write(_hasLast ? 1 : 0);
        writer.WriteValue(in _last);
        _gains.Save(ref writer);
        _losses.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly CmoState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("smoothing", (int)_smoothing);
        return _smoothing == CmoSmoothing.Smoothed
            ? this with { _strength = _strength.Load(ref reader) }
            : this with
            {
                _hasLast = reader.ReadInt32(0, 1) == 1,
                _last = reader.ReadValue<T>(),
                _gains = _gains.Load(ref reader),
                _losses = _losses.Load(ref reader),
            };
    }

    private bool NextOfSums(T input, out T output)
    {
        output = default;
        var isFirst = !_hasLast;
        var change = isFirst ? T.Zero : input - _last;
        _hasLast = Number.IsPresent(input);
        _last = _hasLast ? input : T.Zero;
        if (isFirst && _hasLast)
        {
            return false;
        }

        // A missing change empties both windows.
        var full = _gains.Push(_hasLast ? T.Max(change, T.Zero) : input) & _losses.Push(_hasLast ? T.Max(-change, T.Zero) : input);
        if (!full)
        {
            return false;
        }

        var (gains, losses) = (_gains.Sum(), _losses.Sum());
        var total = gains + losses;
        if (total == T.Zero || !Number.IsPresent(total))
        {
            return false;
        }

        output = Number.Convert<T>(100) * ((gains - losses) / total);
        return true;
    }
}
