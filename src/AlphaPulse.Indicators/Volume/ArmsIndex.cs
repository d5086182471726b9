using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The index of Arms (TRIN): whether more volume goes with each issue that rises, below 1, or with each that falls, above.</summary>
/// <remarks>
/// (advancing / declining issues) / (advancing / declining volume) (Arms, Barron's, 1967). The first value comes with bar 1; none where a
/// quotient has none, because no issue declined or because one of the volumes is 0. A missing number (NaN) leaves no value. Nothing is
/// remembered from bar to bar. It is no entry of the catalog: the four numbers are of a market, and no bar of an instrument carries them.
/// Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class ArmsIndex<T>() : Indicator<ArmsIndexState<T>, Breadth<T>, T>(new ArmsIndexState<T>())
    where T : struct, INumber<T>;
