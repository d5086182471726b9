using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The on balance volume of Archer: the balance with a fast and a slow exponential average of it; in the unit of the volume.</summary>
/// <remarks>
/// <see cref="Obv{T}"/>, which begins with the first volume, and its averages (Everget after Granville; as in pandas-ta). The balance
/// comes with bar 1, each average with bar n, seeded with the mean of its first n values. Only changes mean something: the level
/// depends on the first bar for ever, so that there is no convergence. A missing close or volume (NaN) starts the sum again. Not safe
/// for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
/// <param name="slow">The period of the slow average; at most <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class ArcherObv<T>(int fast = 4, int slow = 12)
    : Indicator<ArcherObvState<T>, Ohlcv<T>, ArcherObvValue<T>>(new ArcherObvState<T>(fast, slow))
    where T : struct, INumber<T>
{
    /// <summary>The period of the fast average.</summary>
    public int Fast { get; } = fast;

    /// <summary>The period of the slow average.</summary>
    public int Slow { get; } = slow;
}
