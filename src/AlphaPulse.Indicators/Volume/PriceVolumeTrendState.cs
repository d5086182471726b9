using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="PriceVolumeTrend{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct PriceVolumeTrendState<T> : IIndicatorState<PriceVolumeTrendState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private RunningSum<T> _sum;
    private T _last;
    private bool _hasLast;

    /// <summary>Creates the state before the first bar.</summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither decimal nor double.</exception>
    public PriceVolumeTrendState() => Number.EnsureSupported<T>();

    /// <inheritdoc/>
    public readonly string Name => "pvt";

    /// <inheritdoc/>
    public readonly int Warmup => 2;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input.Close) || !Number.IsPresent(input.Volume))
        {
            return Restart();
        }

        var last = _last;
        var hasLast = _hasLast;
        _last = input.Close;
        _hasLast = true;
        if (!hasLast || last == T.Zero || !TryFlow(input.Volume, input.Close - last, last, out var flow))
        {
            return false;
        }

        _sum.Add(flow);
        output = _sum.Value;
        return Number.IsPresent(output) || Restart();
    }

    // The return may be over the range of decimal where its product with a small volume is not.
    private static bool TryFlow(T volume, T change, T last, out T flow)
    {
        const double Limit = 1e28;
        return typeof(T) == typeof(decimal) && Math.Abs((double)Number.AsDecimal(change) / (double)Number.AsDecimal(last)) > Limit
            ? RealFunctions.TryMultiplyDivide(volume, change, last, Limit, out flow)
            : RealFunctions.TryMultiply(volume, change / last, Limit, out flow);
    }

    /// <inheritdoc/>
    public readonly PriceVolumeTrendState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly PriceVolumeTrendState<T> Fresh() => new();

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        _sum.Save(ref writer);
        writer.WriteValue(in _last);
        writer.Write(_hasLast ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly PriceVolumeTrendState<T> Load(ref StateReader reader) => this with
    {
        _sum = _sum.Load(ref reader),
        _last = reader.ReadValue<T>(),
        _hasLast = reader.ReadInt32(0, 1) == 1,
    };

    private bool Restart()
    {
        this = new PriceVolumeTrendState<T>();
        return false;
    }
}
