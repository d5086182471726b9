using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Mfi{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct MfiState<T> : IIndicatorState<MfiState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    // A sum of so many flows is sure to stay in the range of decimal.
    private const double GreatestSum = 7e28;

    private WindowSum<T> _rising;
    private WindowSum<T> _falling;
    private FlowWindow _flows;
    private T _last;
    private bool _hasLast;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public MfiState(int period)
    {
        _rising = new WindowSum<T>(Period.Check(period, 2));
        _falling = new WindowSum<T>(period);
        _flows = typeof(T) == typeof(decimal) ? new FlowWindow(period) : default;
    }

    /// <inheritdoc/>
    public readonly string Name => "mfi";

    /// <inheritdoc/>
    public readonly int Warmup => _rising.Length + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        // Three times the typical price: undivided it is exact, and the ratio is the same.
        var typical = input.High + input.Low + input.Close;
        var moves = !Number.Ties(typical, _last, typical);
        var rises = moves & typical > _last;
        var falls = moves & typical < _last;
        var flow = typeof(T) == typeof(decimal)
            ? DecimalFlow(typical, input.Volume, !_hasLast ? 0 : rises ? 1 : falls ? -1 : 0)
            : typical * input.Volume;
        if (!Number.IsPresent(flow))
        {
            Restart();
            output = default;
            return false;
        }

        if (!_hasLast)
        {
            _hasLast = true;
            _last = typical;
            output = default;
            return false;
        }

        _last = typical;
        var full = _rising.Push(Number.Where(rises, flow)) & _falling.Push(Number.Where(falls, flow));
        output = default;
        return full && (typeof(T) == typeof(decimal) && _flows.IsWide ? TryWide(ref output) : TryIndex(ref output));
    }

    /// <inheritdoc/>
    public readonly MfiState<T> Copy() => this with { _rising = _rising.Copy(), _falling = _falling.Copy(), _flows = _flows.Copy() };

    /// <inheritdoc/>
    public readonly MfiState<T> Fresh() => new(_rising.Length);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_rising.Length);
        writer.Write(_hasLast ? 1 : 0);
        writer.WriteValue(in _last);
        _rising.Save(ref writer);
        _falling.Save(ref writer);
        _flows.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly MfiState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _rising.Length);
        return this with
        {
            _hasLast = reader.ReadInt32(0, 1) == 1,
            _last = reader.ReadValue<T>(),
            _rising = _rising.Load(ref reader),
            _falling = _falling.Load(ref reader),
            _flows = _flows.Load(ref reader),
        };
    }

    // A flow that a sum of decimals may not hold is 0 in the sums and kept apart with its factors.
    private T DecimalFlow(T typical, T volume, int direction)
    {
        var (price, size) = (Number.AsDecimal(typical), Number.AsDecimal(volume));
        var wide = Math.Abs((double)price * (double)size) > GreatestSum / (_rising.Length + 1);
        if (_hasLast)
        {
            _flows.Push(price, size, direction, wide);
        }

        return wide ? T.Zero : typical * volume;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryIndex(ref T output)
    {
        var rising = _rising.Sum();
        var total = rising + _falling.Sum();
        if (total == T.Zero || !Number.IsPresent(total))
        {
            return false;
        }

        output = Number.Convert<T>(100) * (rising / total);
        return true;
    }

    private readonly bool TryWide(ref T output)
    {
        _flows.Sum(out var rising, out var falling);
        var total = rising + falling;
        if (total.IsZero)
        {
            return false;
        }

        output = Number.From<T>(WideInteger.Divide(rising * 100, total));
        return true;
    }

    // Leaves the windows as they are filled with a missing flow, which they forget after n bars; nothing is allocated.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Restart()
    {
        if (typeof(T) == typeof(double))
        {
            _rising.PushMissing();
            _falling.PushMissing();
        }

        _hasLast = false;
        _last = T.Zero;
    }
}
