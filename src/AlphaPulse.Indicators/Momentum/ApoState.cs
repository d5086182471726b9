using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Apo{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ApoState<T> : IIndicatorState<ApoState<T>, T, T>
    where T : struct, INumber<T>
{
    private AveragePair<T> _averages;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
    /// <param name="slow">The period of the slow average; at most <see cref="Period.Maximum"/>.</param>
    /// <param name="average">Which averages.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ApoState(int fast, int slow, OscillatorAverage average) => _averages = new AveragePair<T>(fast, slow, average);

    /// <inheritdoc/>
    public readonly string Name => "apo";

    /// <inheritdoc/>
    public readonly int Warmup => _averages.Warmup;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _averages.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        if (!_averages.Next(in input, out var fast, out var slow))
        {
            output = default;
            return false;
        }

        output = fast - slow;
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly ApoState<T> Copy() => this with { _averages = _averages.Copy() };

    /// <inheritdoc/>
    public readonly ApoState<T> Fresh() => this with { _averages = _averages.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer) => _averages.Save(ref writer);

    /// <inheritdoc/>
    public readonly ApoState<T> Load(ref StateReader reader) => this with { _averages = _averages.Load(ref reader) };
}
