using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The lines of the alligator at one bar, in the unit of the input.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is no real result.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Jaw">The slow line; <see langword="null"/> where it has no value yet.</param>
/// <param name="Teeth">The line between; <see langword="null"/> where it has no value yet.</param>
/// <param name="Lips">The fast line; <see langword="null"/> where it has no value yet.</param>
public readonly record struct AlligatorValue<T>(T? Jaw, T? Teeth, T? Lips) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Jaw;
        outputs[1] = Teeth;
        outputs[2] = Lips;
    }
}
