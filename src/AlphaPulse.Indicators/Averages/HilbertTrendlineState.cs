using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="HilbertTrendline{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct HilbertTrendlineState<T> : IIndicatorState<HilbertTrendlineState<T>, T, T>
    where T : struct, INumber<T>
{
    private HilbertPhase<T> _hilbert;

    /// <summary>Creates the state before the first bar.</summary>
    public HilbertTrendlineState() => _hilbert = new HilbertPhase<T>();

    /// <inheritdoc/>
    public readonly string Name => "ht_trendline";

    /// <inheritdoc/>
    public readonly int Warmup => HilbertPhase<T>.Warmup;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => HilbertPhase<T>.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        var hasValue = _hilbert.Next(input) && _hilbert.IsReady && Number.IsPresent(_hilbert.Trend);
        output = hasValue ? _hilbert.Trend : default;
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly HilbertTrendlineState<T> Copy() => this with { _hilbert = _hilbert.Copy() };

    /// <inheritdoc/>
    public readonly HilbertTrendlineState<T> Fresh() => new();

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer) => _hilbert.Save(ref writer);

    /// <inheritdoc/>
    public readonly HilbertTrendlineState<T> Load(ref StateReader reader) => this with { _hilbert = _hilbert.Load(ref reader) };
}
