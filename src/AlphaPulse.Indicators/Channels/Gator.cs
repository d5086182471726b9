using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The gator oscillator of Williams: how far the lines of the <see cref="Alligator{T}"/> are apart.</summary>
/// <remarks>
/// Each side comes with the later of its lines: bar 21 and 13 with the defaults. On a flat market both are 0 in the end. A missing
/// value (NaN) starts all again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="jaw">The period of the jaw; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="jawShift">The bars that the jaw is shifted; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="teeth">The period of the teeth; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="teethShift">The bars that the teeth are shifted; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="lips">The period of the lips; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="lipsShift">The bars that the lips are shifted; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Gator<T>(int jaw = 13, int jawShift = 8, int teeth = 8, int teethShift = 5, int lips = 5, int lipsShift = 3)
    : Indicator<GatorState<T>, T, GatorValue<T>>(new GatorState<T>(jaw, jawShift, teeth, teethShift, lips, lipsShift))
    where T : struct, INumber<T>
{
    /// <summary>The period of the jaw.</summary>
    public int Jaw { get; } = jaw;

    /// <summary>The bars that the jaw is shifted.</summary>
    public int JawShift { get; } = jawShift;

    /// <summary>The period of the teeth.</summary>
    public int Teeth { get; } = teeth;

    /// <summary>The bars that the teeth are shifted.</summary>
    public int TeethShift { get; } = teethShift;

    /// <summary>The period of the lips.</summary>
    public int Lips { get; } = lips;

    /// <summary>The bars that the lips are shifted.</summary>
    public int LipsShift { get; } = lipsShift;
}
