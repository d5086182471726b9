using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Maximum{T}"/> and <see cref="Minimum{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ExtremeState<T> : IIndicatorState<ExtremeState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly ExtremeKind _kind;
    private readonly ChannelWindow _span;
    private WindowExtremes<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="kind">Which extreme is wanted.</param>
    /// <param name="window">Which bars the window spans.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ExtremeState(int period, ExtremeKind kind, ChannelWindow window)
    {
        _window = new WindowExtremes<T>(Period.Check(period, 1));
        _kind = kind is ExtremeKind.Maximum or ExtremeKind.Minimum
            ? kind
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, "Choose the maximum or the minimum.");
        _span = window is ChannelWindow.Current or ChannelWindow.Previous
            ? window
            : throw new ArgumentOutOfRangeException(nameof(window), window, "Choose the current or the previous bars.");
    }

    /// <inheritdoc/>
    public readonly string Name => _kind == ExtremeKind.Maximum ? "max" : "min";

    /// <inheritdoc/>
    public readonly int Warmup => _span == ChannelWindow.Current ? _window.Length : _window.Length + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        if (_span == ChannelWindow.Current)
        {
            var full = _window.Push(input, input);
            output = full ? Extreme() : default;
            return full;
        }

        // A missing value has no extreme either, although the bars before it have one.
        var hasValue = _window.IsFull && Number.IsPresent(input);
        output = hasValue ? Extreme() : default;
        _window.Push(input, input);
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly ExtremeState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly ExtremeState<T> Fresh() => new(_window.Length, _kind, _span);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter((int)_span);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly ExtremeState<T> Load(ref StateReader reader)
    {
        reader.Parameter("window", (int)_span);
        return this with { _window = _window.Load(ref reader) };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly T Extreme() => _kind == ExtremeKind.Maximum ? _window.Highest() : _window.Lowest();
}
