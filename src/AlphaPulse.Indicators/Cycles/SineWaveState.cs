using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="SineWave{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct SineWaveState<T> : IIndicatorState<SineWaveState<T>, T, SineWaveValue<T>>
    where T : struct, INumber<T>
{
    private HilbertPhase<T> _hilbert;

    /// <summary>Creates the state before the first bar.</summary>
    public SineWaveState() => _hilbert = new HilbertPhase<T>();

    /// <inheritdoc/>
    public readonly string Name => "ht_sine";

    /// <inheritdoc/>
    public readonly int Warmup => HilbertPhase<T>.Warmup;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => HilbertPhase<T>.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    public bool Next(in T input, out SineWaveValue<T> output)
    {
        var hasValue = _hilbert.Next(input) && _hilbert.IsReady && _hilbert.HasPhase;
        output = hasValue
            ? new SineWaveValue<T>(
                HilbertPhase<T>.Sine(_hilbert.Phase), HilbertPhase<T>.Sine(_hilbert.Phase + Number.Convert<T>(45)))
            : default;
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly SineWaveState<T> Copy() => this with { _hilbert = _hilbert.Copy() };

    /// <inheritdoc/>
    public readonly SineWaveState<T> Fresh() => new();

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer) => _hilbert.Save(ref writer);

    /// <inheritdoc/>
    public readonly SineWaveState<T> Load(ref StateReader reader) => this with { _hilbert = _hilbert.Load(ref reader) };
}
