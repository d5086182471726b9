using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Squeeze{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct SqueezeState<T> : IIndicatorState<SqueezeState<T>, Ohlcv<T>, SqueezeValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _bands;
    private readonly decimal _deviations;
    private readonly int _channel;
    private readonly decimal _ranges;
    private SqueezeWindow<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="bands">The bars of the Bollinger bands; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="deviations">How many standard deviations the bands are wide; from 0.1 to 100.</param>
    /// <param name="channel">The bars of the Keltner channel and of the momentum; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="ranges">How many mean true ranges the channel is wide; from 0.1 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public SqueezeState(int bands, decimal deviations, int channel, decimal ranges)
    {
        Number.EnsureSupported<T>();
        _bands = Period.Check(bands, 2);
        _deviations = deviations is >= 0.1m and <= 100m
            ? deviations
            : throw new ArgumentOutOfRangeException(nameof(deviations), deviations, "Choose a number from 0.1 to 100.");
        _channel = Period.Check(channel, 2);
        _ranges = ranges is >= 0.1m and <= 100m
            ? ranges
            : throw new ArgumentOutOfRangeException(nameof(ranges), ranges, "Choose a number from 0.1 to 100.");
        _window = new SqueezeWindow<T>(bands, channel);
    }

    /// <inheritdoc/>
    public readonly string Name => "squeeze";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Warmup;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => output == 0 ? Warmup : _window.MomentumWarmup;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _window.MomentumWarmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out SqueezeValue<T> output)
    {
        output = default;
        if (!BarPresence.HasRangeAndClose(in input))
        {
            return Restart();
        }

        if (!_window.Next(in input, out var deviation, out var range, out var momentum))
        {
            return false;
        }

        var isOn = Number.Convert<T>(_deviations) * deviation < Number.Convert<T>(_ranges) * range;
        output = new SqueezeValue<T>(isOn ? T.One : T.Zero, momentum);
        return true;
    }

    /// <inheritdoc/>
    public readonly SqueezeState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly SqueezeState<T> Fresh() => new(_bands, _deviations, _channel, _ranges);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_bands);
        writer.Parameter(_deviations);
        writer.Parameter(_channel);
        writer.Parameter(_ranges);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly SqueezeState<T> Load(ref StateReader reader)
    {
        reader.Parameter("bands", _bands);
        reader.Parameter("deviations", _deviations);
        reader.Parameter("channel", _channel);
        reader.Parameter("ranges", _ranges);
        return this with { _window = _window.Load(ref reader) };
    }

    private bool Restart()
    {
        _window.Clear();
        return false;
    }
}
