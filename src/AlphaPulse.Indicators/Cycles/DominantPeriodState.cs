using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="DominantPeriod{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct DominantPeriodState<T> : IIndicatorState<DominantPeriodState<T>, T, T>
    where T : struct, INumber<T>
{
    private HilbertCycle<T> _cycle;

    /// <summary>Creates the state before the first bar.</summary>
    public DominantPeriodState() => _cycle = new HilbertCycle<T>(12, 6, 50);

    /// <inheritdoc/>
    public readonly string Name => "ht_dcperiod";

    /// <inheritdoc/>
    public readonly int Warmup => 33;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup + 3 * Period.BarsToForget(0.8, epsilon);

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        var hasValue = _cycle.Next(input) && _cycle.Count >= Warmup && _cycle.HasCycle;
        output = hasValue ? _cycle.Period : default;
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly DominantPeriodState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly DominantPeriodState<T> Fresh() => new();

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer) => _cycle.Save(ref writer);

    /// <inheritdoc/>
    public readonly DominantPeriodState<T> Load(ref StateReader reader) => this with { _cycle = _cycle.Load(ref reader) };
}
