using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Ppo{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct PpoState<T> : IIndicatorState<PpoState<T>, T, PpoValue<T>>
    where T : struct, INumber<T>
{
    private AveragePair<T> _averages;
    private EmaState<T> _signal;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
    /// <param name="slow">The period of the slow average; at most <see cref="Period.Maximum"/>.</param>
    /// <param name="signal">The period of the average of the line; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="average">Which averages.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public PpoState(int fast, int slow, int signal, OscillatorAverage average)
    {
        _averages = new AveragePair<T>(fast, slow, average);
        _signal = new EmaState<T>(Period.Check(signal, 1), EmaSeed.Average);
    }

    /// <inheritdoc/>
    public readonly string Name => "ppo";

    /// <inheritdoc/>
    public readonly int Warmup => _averages.Warmup;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => _averages.Warmup + (output == 0 ? 0 : _signal.Warmup - 1);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _averages.ConvergenceBars(epsilon) + _signal.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out PpoValue<T> output)
    {
        output = default;
        if (!_averages.Next(in input, out var fast, out var slow))
        {
            // The signal begins again with the averages; decimals are never missing.
            _signal = typeof(T) == typeof(double) ? _signal.Fresh() : _signal;
            return false;
        }

        var line = slow == T.Zero ? default : Number.Convert<T>(100) * ((fast - slow) / slow);
        if (slow == T.Zero || !Number.IsPresent(line))
        {
            return false;
        }

        output = _signal.Next(in line, out var signal) && Number.IsPresent(line - signal)
            ? new PpoValue<T>(line, signal, line - signal)
            : new PpoValue<T>(line, null, null);
        return true;
    }

    /// <inheritdoc/>
    public readonly PpoState<T> Copy() => this with { _averages = _averages.Copy() };

    /// <inheritdoc/>
    public readonly PpoState<T> Fresh() => this with { _averages = _averages.Fresh(), _signal = _signal.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        _averages.Save(ref writer);
        _signal.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly PpoState<T> Load(ref StateReader reader) =>
        this with { _averages = _averages.Load(ref reader), _signal = _signal.Load(ref reader) };
}
