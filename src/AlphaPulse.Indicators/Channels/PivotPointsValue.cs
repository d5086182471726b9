using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The pivot points of one bar, in the unit of the price.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is no real result.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Pivot">The pivot point.</param>
/// <param name="Support1">The first level below.</param>
/// <param name="Resistance1">The first level above.</param>
/// <param name="Support2">The second level below; <see langword="null"/> where the method has none.</param>
/// <param name="Resistance2">The second level above; <see langword="null"/> where the method has none.</param>
/// <param name="Support3">The third level below; <see langword="null"/> where the method has none.</param>
/// <param name="Resistance3">The third level above; <see langword="null"/> where the method has none.</param>
/// <param name="Support4">The fourth level below; <see langword="null"/> where the method has none.</param>
/// <param name="Resistance4">The fourth level above; <see langword="null"/> where the method has none.</param>
public readonly record struct PivotPointsValue<T>(
    T Pivot,
    T Support1,
    T Resistance1,
    T? Support2 = null,
    T? Resistance2 = null,
    T? Support3 = null,
    T? Resistance3 = null,
    T? Support4 = null,
    T? Resistance4 = null) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Pivot;
        outputs[1] = Support1;
        outputs[2] = Resistance1;
        if (outputs.Length > 6)
        {
            outputs[3] = Support2;
            outputs[4] = Resistance2;
            outputs[5] = Support3;
            outputs[6] = Resistance3;
        }

        if (outputs.Length > 8)
        {
            outputs[7] = Support4;
            outputs[8] = Resistance4;
        }
    }
}
