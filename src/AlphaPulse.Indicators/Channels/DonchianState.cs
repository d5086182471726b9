using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Donchian{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct DonchianState<T> : IIndicatorState<DonchianState<T>, Ohlcv<T>, DonchianValue<T>>
    where T : struct, INumber<T>
{
    private WindowExtremes<T> _window;
    private readonly ChannelWindow _kind;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="window">Which bars the channel spans.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public DonchianState(int period, ChannelWindow window)
    {
        _window = new WindowExtremes<T>(Period.Check(period, 1));
        _kind = window is ChannelWindow.Current or ChannelWindow.Previous
            ? window
            : throw new ArgumentOutOfRangeException(nameof(window), window, "Choose the current or the previous bars.");
    }

    /// <inheritdoc/>
    public readonly string Name => "donchian";

    /// <inheritdoc/>
    public readonly int Warmup => _kind == ChannelWindow.Current ? _window.Length : _window.Length + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out DonchianValue<T> output)
    {
        if (_kind == ChannelWindow.Current)
        {
            _window.Push(input.High, input.Low);
            return TryChannel(out output);
        }

        // A missing bar has no channel either, although the bars before it have one.
        var hasChannel = TryChannel(out output) && BarPresence.HasRange(in input);
        _window.Push(input.High, input.Low);
        output = hasChannel ? output : default;
        return hasChannel;
    }

    /// <inheritdoc/>
    public readonly DonchianState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly DonchianState<T> Fresh() => new(_window.Length, _kind);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter((int)_kind);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly DonchianState<T> Load(ref StateReader reader)
    {
        reader.Parameter("window", (int)_kind);
        return this with { _window = _window.Load(ref reader) };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryChannel(out DonchianValue<T> output)
    {
        if (!_window.IsFull)
        {
            output = default;
            return false;
        }

        var upper = _window.Highest();
        var lower = _window.Lowest();

        // Not half the sum, which can leave the range where the prices do not.
        output = new DonchianValue<T>(upper, lower + (upper - lower) / Number.Convert<T>(2), lower);
        return Number.IsPresent(output.Middle);
    }
}
