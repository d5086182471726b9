using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="TrueRange{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct TrueRangeState<T> : IIndicatorState<TrueRangeState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly FirstTrueRange _first;
    private T _lastClose;
    private bool _hasClose;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="first">The true range of the first bar.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such choice.</exception>
    public TrueRangeState(FirstTrueRange first)
    {
        Number.EnsureSupported<T>();
        _first = first is FirstTrueRange.None or FirstTrueRange.HighLow
            ? first
            : throw new ArgumentOutOfRangeException(nameof(first), first, "Choose none or the range of the first bar.");
    }

    /// <inheritdoc/>
    public readonly string Name => "tr";

    /// <inheritdoc/>
    public readonly int Warmup => _first == FirstTrueRange.None ? 2 : 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        if (!BarPresence.HasRangeAndClose(in input))
        {
            _hasClose = false;
            _lastClose = T.Zero;
            return false;
        }

        var hasRange = _hasClose || _first == FirstTrueRange.HighLow;
        if (hasRange)
        {
            output = _hasClose ? Between(_lastClose, in input) : input.High - input.Low;
        }

        _lastClose = input.Close;
        _hasClose = true;
        return hasRange && Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly TrueRangeState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly TrueRangeState<T> Fresh() => new(_first);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter((int)_first);
        writer.Write(_hasClose ? 1 : 0);
        writer.WriteValue(in _lastClose);
    }

    /// <inheritdoc/>
    public readonly TrueRangeState<T> Load(ref StateReader reader)
    {
        reader.Parameter("first true range", (int)_first);
        return this with { _hasClose = reader.ReadInt32(0, 1) == 1, _lastClose = reader.ReadValue<T>() };
    }

    /// <summary>The greatest of high - low, |high - last close| and |low - last close|, with one subtraction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Between(T lastClose, in Ohlcv<T> bar) => Number.Max(lastClose, bar.High) - Number.Min(lastClose, bar.Low);
}
