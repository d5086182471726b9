using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The volume profile at one bar, in the unit of the price.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="PointOfControl">The middle of the bin with most volume.</param>
/// <param name="High">The upper end of the value area.</param>
/// <param name="Low">The lower end of the value area.</param>
public readonly record struct VolumeProfileValue<T>(T PointOfControl, T High, T Low) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = PointOfControl;
        outputs[1] = High;
        outputs[2] = Low;
    }
}
