using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="RelativeVolume{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct RelativeVolumeState<T> : IIndicatorState<RelativeVolumeState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly ChannelWindow _span;
    private WindowSum<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="window">Which bars the mean spans; the current one and those before it by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public RelativeVolumeState(int period, ChannelWindow window)
    {
        _window = new WindowSum<T>(Period.Check(period, 1));
        _span = window is ChannelWindow.Current or ChannelWindow.Previous
            ? window
            : throw new ArgumentOutOfRangeException(nameof(window), window, "Choose the current or the previous bars.");
    }

    /// <inheritdoc/>
    public readonly string Name => "rvol";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length + (_span == ChannelWindow.Current ? 0 : 1);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        var hasBefore = _window.IsFull;
        var before = hasBefore ? _window.Mean() : T.Zero;
        var full = _window.Push(input);
        var mean = _span == ChannelWindow.Current ? (full ? _window.Mean() : T.Zero) : before;
        if (!(_span == ChannelWindow.Current ? full : hasBefore) || mean == T.Zero)
        {
            return false;
        }

        output = input / mean;
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly RelativeVolumeState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly RelativeVolumeState<T> Fresh() => new(_window.Length, _span);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_window.Length);
        writer.Parameter((int)_span);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly RelativeVolumeState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _window.Length);
        reader.Parameter("window", (int)_span);
        return this with
        {
            _window = _window.Load(ref reader),
        };
    }
}
