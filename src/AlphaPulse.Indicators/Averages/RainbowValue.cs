using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The averages of a rainbow at one bar, in the unit of the input.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="First">The average of the input.</param>
/// <param name="Second">The average of the first; <see langword="null"/> until there are enough bars.</param>
/// <param name="Third">The average of the second; <see langword="null"/> until there are enough bars.</param>
/// <param name="Fourth">The average of the third; <see langword="null"/> until there are enough bars.</param>
/// <param name="Fifth">The average of the fourth; <see langword="null"/> until there are enough bars.</param>
/// <param name="Sixth">The average of the fifth; <see langword="null"/> until there are enough bars.</param>
/// <param name="Seventh">The average of the sixth; <see langword="null"/> until there are enough bars.</param>
/// <param name="Eighth">The average of the seventh; <see langword="null"/> until there are enough bars.</param>
/// <param name="Ninth">The average of the eighth; <see langword="null"/> until there are enough bars.</param>
/// <param name="Tenth">The average of the ninth; <see langword="null"/> until there are enough bars.</param>
public readonly record struct RainbowValue<T>(T First, T? Second, T? Third, T? Fourth, T? Fifth, T? Sixth, T? Seventh, T? Eighth, T? Ninth, T? Tenth) : IIndicatorOutput<T>
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
        outputs[6] = Seventh;
        outputs[7] = Eighth;
        outputs[8] = Ninth;
        outputs[9] = Tenth;
    }
}
