using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The market thermometer of one bar.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Distance">How far the bar protrudes, in the unit of the price.</param>
/// <param name="Average">The average of the distances; <see langword="null"/> until there are enough of them.</param>
/// <param name="Calm">1 where the distance is below the factor for calm times the average, else 0; <see langword="null"/> where there is no average.</param>
/// <param name="Hot">1 where the distance is above the factor for hot times the average, else 0; <see langword="null"/> where there is no average.</param>
public readonly record struct ThermometerValue<T>(T Distance, T? Average, T? Calm, T? Hot) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Distance;
        outputs[1] = Average;
        outputs[2] = Calm;
        outputs[3] = Hot;
    }
}
