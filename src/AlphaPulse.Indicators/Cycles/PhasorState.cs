using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Phasor{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct PhasorState<T> : IIndicatorState<PhasorState<T>, T, PhasorValue<T>>
    where T : struct, INumber<T>
{
    private HilbertCycle<T> _cycle;

    /// <summary>Creates the state before the first bar.</summary>
    public PhasorState() => _cycle = new HilbertCycle<T>(12, 6, 50);

    /// <inheritdoc/>
    public readonly string Name => "ht_phasor";

    /// <inheritdoc/>
    public readonly int Warmup => 33;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup + 3 * Period.BarsToForget(0.8, epsilon);

    /// <inheritdoc/>
    public bool Next(in T input, out PhasorValue<T> output)
    {
        var hasValue = _cycle.Next(input) && _cycle.Count >= Warmup;
        output = hasValue ? new PhasorValue<T>(_cycle.ToPrice(_cycle.InPhase), _cycle.ToPrice(_cycle.Quadrature)) : default;
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly PhasorState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly PhasorState<T> Fresh() => new();

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer) => _cycle.Save(ref writer);

    /// <inheritdoc/>
    public readonly PhasorState<T> Load(ref StateReader reader) => this with { _cycle = _cycle.Load(ref reader) };
}
