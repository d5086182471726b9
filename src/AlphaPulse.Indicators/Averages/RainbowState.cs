using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Rainbow{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct RainbowState<T> : IIndicatorState<RainbowState<T>, T, RainbowValue<T>>
    where T : struct, INumber<T>
{
    private const int Levels = 10;
    internal const int MaximumPeriod = 10_000;

    private readonly int _period;
    private Averages _averages;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of each average; from 1 to 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public RainbowState(int period)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(period, MaximumPeriod);
        _period = Period.Check(period, 1);
        for (var i = 0; i < Levels; i++)
        {
            _averages[i] = new SmaState<T>(period);
        }
    }

    /// <inheritdoc/>
    public readonly string Name => "rainbow";

    /// <inheritdoc/>
    public readonly int Warmup => _period;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => (output + 1) * (_period - 1) + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => OutputWarmup(Levels - 1);

    /// <inheritdoc/>
    public bool Next(in T input, out RainbowValue<T> output)
    {
        var value = (T?)input;
        OutputRow<T> levels = default;
        for (var i = 0; i < Levels; i++)
        {
            // A level whose source has no value loses its window. Decimals lack values only before the warm-up.
            var fed = value ?? (typeof(T) == typeof(double) ? Number.From<T>(double.NaN) : null);
            value = fed is { } source && _averages[i].Next(in source, out var average) ? average : null;
            levels[i] = value;
        }

        output = levels[0] is { } first
            ? new RainbowValue<T>(first, levels[1], levels[2], levels[3], levels[4], levels[5], levels[6], levels[7], levels[8], levels[9])
            : default;
        return levels[0] is not null;
    }

    /// <inheritdoc/>
    public readonly RainbowState<T> Copy()
    {
        var copy = this;
        for (var i = 0; i < Levels; i++)
        {
            copy._averages[i] = _averages[i].Copy();
        }

        return copy;
    }

    /// <inheritdoc/>
    public readonly RainbowState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        for (var i = 0; i < Levels; i++)
        {
            _averages[i].Save(ref writer);
        }
    }

    /// <inheritdoc/>
    public readonly RainbowState<T> Load(ref StateReader reader)
    {
        var loaded = this;
        for (var i = 0; i < Levels; i++)
        {
            loaded._averages[i] = _averages[i].Load(ref reader);
        }

        return loaded;
    }

    [InlineArray(Levels)]
    private struct Averages
    {
        private SmaState<T> _first;
    }
}
