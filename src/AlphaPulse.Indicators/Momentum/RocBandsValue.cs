using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The rate of change of one bar, its average and its bands, in percent.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is no real one.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Rate">The change over n bars.</param>
/// <param name="Average">Its exponential average; <see langword="null"/> until there is one.</param>
/// <param name="Upper">The root of the mean of its squares; <see langword="null"/> until there is one.</param>
/// <param name="Lower">Less the upper band; <see langword="null"/> until there is one.</param>
public readonly record struct RocBandsValue<T>(T Rate, T? Average, T? Upper, T? Lower) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Rate;
        outputs[1] = Average;
        outputs[2] = Upper;
        outputs[3] = Lower;
    }
}
