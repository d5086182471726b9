using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="AccumulativeSwingIndex{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct AccumulativeSwingIndexState<T> : IIndicatorState<AccumulativeSwingIndexState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly decimal _limit;
    private RunningSum<T> _sum;
    private T _open;
    private T _close;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="limit">The limit move: the most that the price may change in a bar, in its unit; from 0.01 to 1000000.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public AccumulativeSwingIndexState(decimal limit)
    {
        Number.EnsureSupported<T>();
        _limit = limit is >= 0.01m and <= 1000000m
            ? limit
            : throw new ArgumentOutOfRangeException(nameof(limit), limit, "Choose a number from 0.01 to 1000000.");
    }

    /// <inheritdoc/>
    public readonly string Name => "asi";

    /// <inheritdoc/>
    public readonly int Warmup => 2;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        if (!BarPresence.HasAll(in input))
        {
            return Restart();
        }

        var hasValue = _begun;
        if (hasValue && SwingBar.TryIndex(_open, _close, in input, Number.Convert<T>(_limit), out var index))
        {
            _sum.Add(index);
        }

        _open = input.Open;
        _close = input.Close;
        _begun = true;
        output = hasValue ? _sum.Value : default;
        return Number.IsPresent(output) ? hasValue : Restart();
    }

    /// <inheritdoc/>
    public readonly AccumulativeSwingIndexState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly AccumulativeSwingIndexState<T> Fresh() => new(_limit);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_limit);
        _sum.Save(ref writer);
        writer.WriteValue(in _open);
        writer.WriteValue(in _close);
        writer.Write(_begun ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly AccumulativeSwingIndexState<T> Load(ref StateReader reader)
    {
        reader.Parameter("limit", _limit);
        return this with
        {
            _sum = _sum.Load(ref reader),
            _open = reader.ReadValue<T>(),
            _close = reader.ReadValue<T>(),
            _begun = reader.ReadInt32(0, 1) == 1,
        };
    }

    private bool Restart()
    {
        var fresh = Fresh();
        this = fresh;
        return false;
    }
}
