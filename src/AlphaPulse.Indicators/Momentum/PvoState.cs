using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Pvo{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct PvoState<T> : IIndicatorState<PvoState<T>, T, PpoValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _fast;
    private readonly int _slow;
    private readonly int _signal;
    private readonly OscillatorAverage _average;
    private PpoState<T> _oscillator;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
    /// <param name="slow">The period of the slow average; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="signal">The period of the average of the line; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="average">Which averages.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public PvoState(int fast, int slow, int signal, OscillatorAverage average)
    {
        _fast = Period.Check(fast, 1);
        _slow = Period.Check(slow, 2);
        _signal = Period.Check(signal, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fast, slow);
        _average = average is OscillatorAverage.Exponential or OscillatorAverage.Simple
            ? average
            : throw new ArgumentOutOfRangeException(nameof(average), average, "Choose exponential or simple averages.");
        _oscillator = new PpoState<T>(fast, slow, signal, average);
    }

    /// <inheritdoc/>
    public readonly string Name => "pvo";

    /// <inheritdoc/>
    public readonly int Warmup => _oscillator.Warmup;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => _oscillator.OutputWarmup(output);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _oscillator.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    public bool Next(in T input, out PpoValue<T> output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            Restart();
            return false;
        }

        return _oscillator.Next(in input, out output);
    }

    /// <inheritdoc/>
    public readonly PvoState<T> Copy() => this with { _oscillator = _oscillator.Copy() };

    /// <inheritdoc/>
    public readonly PvoState<T> Fresh() => new(_fast, _slow, _signal, _average);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_fast);
        writer.Parameter(_slow);
        writer.Parameter(_signal);
        writer.Parameter((int)_average);
        _oscillator.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly PvoState<T> Load(ref StateReader reader)
    {
        reader.Parameter("fast", _fast);
        reader.Parameter("slow", _slow);
        reader.Parameter("signal", _signal);
        reader.Parameter("average", (int)_average);
        return this with { _oscillator = _oscillator.Load(ref reader) };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _oscillator.Next(in missing, out _);
    }
}
