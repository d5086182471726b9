using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="MinMax{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct MinMaxState<T> : IIndicatorState<MinMaxState<T>, T, MinMaxValue<T>>
    where T : struct, INumber<T>
{
    private readonly ChannelWindow _span;
    private WindowExtremes<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="window">Which bars the window spans.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public MinMaxState(int period, ChannelWindow window)
    {
        _window = new WindowExtremes<T>(Period.Check(period, 1));
        _span = window is ChannelWindow.Current or ChannelWindow.Previous
            ? window
            : throw new ArgumentOutOfRangeException(nameof(window), window, "Choose the current or the previous bars.");
    }

    /// <inheritdoc/>
    public readonly string Name => "minmax";

    /// <inheritdoc/>
    public readonly int Warmup => _span == ChannelWindow.Current ? _window.Length : _window.Length + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    public bool Next(in T input, out MinMaxValue<T> output)
    {
        if (_span == ChannelWindow.Current)
        {
            var full = _window.Push(input, input);
            output = full ? Extremes() : default;
            return full;
        }

        // A missing value has no extremes either, although the bars before it have some.
        var hasValue = _window.IsFull && Number.IsPresent(input);
        output = hasValue ? Extremes() : default;
        _window.Push(input, input);
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly MinMaxState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly MinMaxState<T> Fresh() => new(_window.Length, _span);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter((int)_span);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly MinMaxState<T> Load(ref StateReader reader)
    {
        reader.Parameter("window", (int)_span);
        return this with { _window = _window.Load(ref reader) };
    }

    private readonly MinMaxValue<T> Extremes() => new(_window.Lowest(), _window.Highest());
}
