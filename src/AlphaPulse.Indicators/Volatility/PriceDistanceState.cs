using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="PriceDistance{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct PriceDistanceState<T> : IIndicatorState<PriceDistanceState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private T _last;
    private bool _hasLast;

    /// <summary>Creates the state before the first bar.</summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither decimal nor double.</exception>
    public PriceDistanceState() => Number.EnsureSupported<T>();

    /// <inheritdoc/>
    public readonly string Name => "pdist";

    /// <inheritdoc/>
    public readonly int Warmup => 2;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        var range = input.High - input.Low;
        if (!Number.IsPresent(range) || !BarPresence.HasBody(in input))
        {
            this = new PriceDistanceState<T>();
            return false;
        }

        var hasLast = _hasLast;
        if (hasLast)
        {
            output = range + range + T.Abs(input.Open - _last) - T.Abs(input.Close - input.Open);
        }

        _last = input.Close;
        _hasLast = true;
        return hasLast && Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly PriceDistanceState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly PriceDistanceState<T> Fresh() => new();

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.WriteValue(in _last);
        writer.Write(_hasLast ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly PriceDistanceState<T> Load(ref StateReader reader) => this with
    {
        _last = reader.ReadValue<T>(),
        _hasLast = reader.ReadInt32(0, 1) == 1,
    };
}
