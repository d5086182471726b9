using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="AwesomeOscillator{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct AwesomeOscillatorState<T> : IIndicatorState<AwesomeOscillatorState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _fast;
    private readonly int _slow;
    private AveragePair<T> _averages;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="fast">The bars of the short window; from 1, below <paramref name="slow"/>.</param>
    /// <param name="slow">The bars of the long window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public AwesomeOscillatorState(int fast, int slow)
    {
        _fast = Period.Check(fast, 1);
        _slow = Period.Check(slow, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fast, slow);
        _averages = new AveragePair<T>(fast, slow, OscillatorAverage.Simple);
    }

    /// <inheritdoc/>
    public readonly string Name => "ao";

    /// <inheritdoc/>
    public readonly int Warmup => _slow;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _slow;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            Restart();
            return false;
        }

        if (!_averages.Next(in input, out var fast, out var slow))
        {
            return false;
        }

        output = fast - slow;
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly AwesomeOscillatorState<T> Copy() => this with { _averages = _averages.Copy() };

    /// <inheritdoc/>
    public readonly AwesomeOscillatorState<T> Fresh() => new(_fast, _slow);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_fast);
        writer.Parameter(_slow);
        _averages.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly AwesomeOscillatorState<T> Load(ref StateReader reader)
    {
        reader.Parameter("fast", _fast);
        reader.Parameter("slow", _slow);
        return this with { _averages = _averages.Load(ref reader) };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _averages.Next(in missing, out _, out _);
    }
}
