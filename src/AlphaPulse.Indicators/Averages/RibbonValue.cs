using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The averages of a ribbon at one bar, in the unit of the input.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="First">The average of the shortest period.</param>
/// <param name="Second">The second average; <see langword="null"/> until there are enough bars.</param>
/// <param name="Third">The third average; <see langword="null"/> until there are enough bars.</param>
/// <param name="Fourth">The fourth average; <see langword="null"/> until there are enough bars.</param>
/// <param name="Fifth">The fifth average; <see langword="null"/> until there are enough bars.</param>
/// <param name="Sixth">The sixth average; <see langword="null"/> until there are enough bars.</param>
public readonly record struct RibbonValue<T>(T First, T? Second, T? Third, T? Fourth, T? Fifth, T? Sixth) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = First;
        outputs[1] = Second;
        outputs[2] = Third;
        outputs[3] = Fourth;
        outputs[4] = Fifth;
        outputs[5] = Sixth;
    }
}
