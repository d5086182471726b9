using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Vwma{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct VwmaState<T> : IIndicatorState<VwmaState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    // Sums of decimals beyond this may leave the range.
    private const double GreatestSum = 7e28;

    private WindowSum<T> _paid;
    private WindowSum<T> _volumes;
    private FlowWindow _flows;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public VwmaState(int period)
    {
        _paid = new WindowSum<T>(Period.Check(period, 1));
        _volumes = new WindowSum<T>(period);
        _flows = typeof(T) == typeof(decimal) ? new FlowWindow(period) : default;
    }

    /// <inheritdoc/>
    public readonly string Name => "vwma";

    /// <inheritdoc/>
    public readonly int Warmup => _paid.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        var paid = typeof(T) == typeof(decimal) ? DecimalPaid(input.Close, input.Volume) : input.Close * input.Volume;
        output = default;
        if (!(_paid.Push(paid) & _volumes.Push(input.Volume)))
        {
            return false;
        }

        var volume = _volumes.Sum();
        if (volume == T.Zero)
        {
            return false;
        }

        output = _flows.IsWide ? Wide() : _paid.Sum() / volume;
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly VwmaState<T> Copy() => this with { _paid = _paid.Copy(), _volumes = _volumes.Copy(), _flows = _flows.Copy() };

    /// <inheritdoc/>
    public readonly VwmaState<T> Fresh() => new(_paid.Length);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_paid.Length);
        _paid.Save(ref writer);
        _volumes.Save(ref writer);
        _flows.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly VwmaState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _paid.Length);
        return this with
        {
            _paid = _paid.Load(ref reader),
            _volumes = _volumes.Load(ref reader),
            _flows = _flows.Load(ref reader),
        };
    }

    // A product that a sum of decimals may not hold is 0 in the sum and kept apart with its factors.
    private T DecimalPaid(T close, T volume)
    {
        var (price, size) = (Number.AsDecimal(close), Number.AsDecimal(volume));
        var wide = Math.Abs((double)price * (double)size) > GreatestSum / (_paid.Length + 1);
        _flows.Push(price, size, 1, wide);
        return wide ? T.Zero : close * volume;
    }

    private readonly T Wide()
    {
        _flows.Sum(out var positive, out var negative);
        var volume = _flows.Volume();
        var paid = positive - negative;
        return Number.From<T>(volume.IsNegative ? WideInteger.Divide(-paid, -volume) : WideInteger.Divide(paid, volume));
    }
}
