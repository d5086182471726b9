using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="WilliamsAccumulation{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct WilliamsAccumulationState<T> : IIndicatorState<WilliamsAccumulationState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private RunningSum<T> _sum;
    private T _last;
    private bool _hasLast;

    /// <summary>Creates the state before the first bar.</summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither decimal nor double.</exception>
    public WilliamsAccumulationState() => Number.EnsureSupported<T>();

    /// <inheritdoc/>
    public readonly string Name => "wad";

    /// <inheritdoc/>
    public readonly int Warmup => 2;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        var close = input.Close;
        if (!BarPresence.HasRange(in input) || !Number.IsPresent(close))
        {
            return Restart();
        }

        var hasLast = _hasLast;
        if (hasLast && close != _last)
        {
            _sum.Add(close - (close > _last ? Number.Min(input.Low, _last) : Number.Max(input.High, _last)));
        }

        _last = close;
        _hasLast = true;
        output = hasLast ? _sum.Value : default;
        return Number.IsPresent(output) ? hasLast : Restart();
    }

    /// <inheritdoc/>
    public readonly WilliamsAccumulationState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly WilliamsAccumulationState<T> Fresh() => new();

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        _sum.Save(ref writer);
        writer.WriteValue(in _last);
        writer.Write(_hasLast ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly WilliamsAccumulationState<T> Load(ref StateReader reader) => this with
    {
        _sum = _sum.Load(ref reader),
        _last = reader.ReadValue<T>(),
        _hasLast = reader.ReadInt32(0, 1) == 1,
    };

    private bool Restart()
    {
        this = new WilliamsAccumulationState<T>();
        return false;
    }
}
