using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Ribbon{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct RibbonState<T> : IIndicatorState<RibbonState<T>, T, RibbonValue<T>>
    where T : struct, INumber<T>
{
    private const int Lines = 6;
    internal const int Maximum = 10_000;

    private readonly int _start;
    private readonly int _step;
    private Averages _averages;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="start">The period of the first average; from 1 to 10,000.</param>
    /// <param name="step">How much longer each further one is; from 1 to 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public RibbonState(int start, int step)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Maximum);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(step, Maximum);
        _start = Period.Check(start, 1);
        _step = Period.Check(step, 1);
        for (var i = 0; i < Lines; i++)
        {
            _averages[i] = new EmaState<T>(start + i * step, EmaSeed.Average);
        }
    }

    /// <inheritdoc/>
    public readonly string Name => "mmar";

    /// <inheritdoc/>
    public readonly int Warmup => _start;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => _start + output * _step;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _averages[Lines - 1].ConvergenceBars(epsilon);

    /// <inheritdoc/>
    public bool Next(in T input, out RibbonValue<T> output)
    {
        var hasFirst = _averages[0].Next(in input, out var first);
        output = new RibbonValue<T>(first, Next(1, input), Next(2, input), Next(3, input), Next(4, input), Next(5, input));
        output = hasFirst ? output : default;
        return hasFirst;
    }

    /// <inheritdoc/>
    public readonly RibbonState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly RibbonState<T> Fresh() => new(_start, _step);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        for (var i = 0; i < Lines; i++)
        {
            _averages[i].Save(ref writer);
        }
    }

    /// <inheritdoc/>
    public readonly RibbonState<T> Load(ref StateReader reader)
    {
        var loaded = this;
        for (var i = 0; i < Lines; i++)
        {
            loaded._averages[i] = _averages[i].Load(ref reader);
        }

        return loaded;
    }

    private T? Next(int line, T input) => _averages[line].Next(in input, out var average) ? average : null;

    [InlineArray(Lines)]
    private struct Averages
    {
        private EmaState<T> _first;
    }
}
