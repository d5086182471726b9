using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="InsideBar{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct InsideBarState<T> : IIndicatorState<InsideBarState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly SwingTie _tie;
    private T _high;
    private T _low;
    private bool _hasLast;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="tie">Whether a bar that touches is inside.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public InsideBarState(SwingTie tie)
    {
        Number.EnsureSupported<T>();
        _tie = tie is SwingTie.Exclude or SwingTie.Include
            ? tie
            : throw new ArgumentOutOfRangeException(nameof(tie), tie, "Choose to exclude or to include bars that touch.");
    }

    /// <inheritdoc/>
    public readonly string Name => "insidebar";

    /// <inheritdoc/>
    public readonly int Warmup => 2;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        var isPresent = BarPresence.HasRange(in input);
        var hasValue = _hasLast && isPresent;
        var isInside = _tie == SwingTie.Exclude
            ? input.High < _high && input.Low > _low
            : input.High <= _high && input.Low >= _low;
        output = hasValue && isInside ? Number.Convert<T>(100) : T.Zero;
        (_hasLast, _high, _low) = isPresent ? (true, input.High, input.Low) : (false, T.Zero, T.Zero);
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly InsideBarState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly InsideBarState<T> Fresh() => new(_tie);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter((int)_tie);
        writer.Write(_hasLast ? 1 : 0);
        writer.WriteValue(in _high);
        writer.WriteValue(in _low);
    }

    /// <inheritdoc/>
    public readonly InsideBarState<T> Load(ref StateReader reader)
    {
        reader.Parameter("tie", (int)_tie);
        return this with { _hasLast = reader.ReadInt32(0, 1) == 1, _high = reader.ReadValue<T>(), _low = reader.ReadValue<T>() };
    }
}
