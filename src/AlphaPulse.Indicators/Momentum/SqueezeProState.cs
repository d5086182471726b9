using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="SqueezePro{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct SqueezeProState<T> : IIndicatorState<SqueezeProState<T>, Ohlcv<T>, SqueezeProValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _bands;
    private readonly decimal _deviations;
    private readonly int _channel;
    private readonly decimal _wide;
    private readonly decimal _normal;
    private readonly decimal _narrow;
    private SqueezeWindow<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="bands">The bars of the Bollinger bands; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="deviations">How many standard deviations the bands are wide; from 0.1 to 100.</param>
    /// <param name="channel">The bars of the Keltner channels and of the momentum; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="wide">How many mean true ranges the widest channel is wide; from 0.1 to 100.</param>
    /// <param name="normal">The same of the middle channel; from 0.1 to 100.</param>
    /// <param name="narrow">The same of the narrowest channel; from 0.1 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public SqueezeProState(int bands, decimal deviations, int channel, decimal wide, decimal normal, decimal narrow)
    {
        Number.EnsureSupported<T>();
        _bands = Period.Check(bands, 2);
        _deviations = deviations is >= 0.1m and <= 100m
            ? deviations
            : throw new ArgumentOutOfRangeException(nameof(deviations), deviations, "Choose a number from 0.1 to 100.");
        _channel = Period.Check(channel, 2);
        _wide = wide is >= 0.1m and <= 100m
            ? wide
            : throw new ArgumentOutOfRangeException(nameof(wide), wide, "Choose a number from 0.1 to 100.");
        _normal = normal is >= 0.1m and <= 100m
            ? normal
            : throw new ArgumentOutOfRangeException(nameof(normal), normal, "Choose a number from 0.1 to 100.");
        _narrow = narrow is >= 0.1m and <= 100m
            ? narrow
            : throw new ArgumentOutOfRangeException(nameof(narrow), narrow, "Choose a number from 0.1 to 100.");
        _window = new SqueezeWindow<T>(bands, channel);
    }

    /// <inheritdoc/>
    public readonly string Name => "squeeze_pro";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Warmup;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => output == 0 ? Warmup : _window.MomentumWarmup;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _window.MomentumWarmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out SqueezeProValue<T> output)
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

        var width = Number.Convert<T>(_deviations) * deviation;
        var level = (width < Number.Convert<T>(_wide) * range ? 1 : 0)
            + (width < Number.Convert<T>(_normal) * range ? 1 : 0)
            + (width < Number.Convert<T>(_narrow) * range ? 1 : 0);
        output = new SqueezeProValue<T>(T.CreateChecked(level), momentum);
        return true;
    }

    /// <inheritdoc/>
    public readonly SqueezeProState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly SqueezeProState<T> Fresh() => new(_bands, _deviations, _channel, _wide, _normal, _narrow);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_bands);
        writer.Parameter(_deviations);
        writer.Parameter(_channel);
        writer.Parameter(_wide);
        writer.Parameter(_normal);
        writer.Parameter(_narrow);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly SqueezeProState<T> Load(ref StateReader reader)
    {
        reader.Parameter("bands", _bands);
        reader.Parameter("deviations", _deviations);
        reader.Parameter("channel", _channel);
        reader.Parameter("wide", _wide);
        reader.Parameter("normal", _normal);
        reader.Parameter("narrow", _narrow);
        return this with { _window = _window.Load(ref reader) };
    }

    private bool Restart()
    {
        _window.Clear();
        return false;
    }
}
