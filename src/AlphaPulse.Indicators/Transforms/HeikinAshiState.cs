using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="HeikinAshi{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct HeikinAshiState<T> : IIndicatorState<HeikinAshiState<T>, Ohlcv<T>, CandleValue<T>>
    where T : struct, INumber<T>
{
    private T _open;
    private T _close;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    public HeikinAshiState()
    {
        Number.EnsureSupported<T>();
    }

    /// <inheritdoc/>
    public readonly string Name => "ha";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => 1 + Period.BarsToForget(0.5, epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out CandleValue<T> output)
    {
        var close = PriceSources.Select(PriceSource.Ohlc4, in input);
        var open = _begun ? Half.Way(_open, _close) : Half.Way(input.Open, input.Close);
        _begun = Number.IsPresent(open) && Number.IsPresent(close);
        if (!_begun)
        {
            output = default;
            return false;
        }

        _open = open;
        _close = close;
        output = new CandleValue<T>(
            open, Number.Max(input.High, Number.Max(open, close)), Number.Min(input.Low, Number.Min(open, close)), close);
        return true;
    }

    /// <inheritdoc/>
    public readonly HeikinAshiState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly HeikinAshiState<T> Fresh() => new();

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(_begun ? 1 : 0);
        writer.WriteValue(in _open);
        writer.WriteValue(in _close);
    }

    /// <inheritdoc/>
    public readonly HeikinAshiState<T> Load(ref StateReader reader)
    {
        return new() { _begun = reader.ReadInt32(0, 1) == 1, _open = reader.ReadValue<T>(), _close = reader.ReadValue<T>() };
    }
}
