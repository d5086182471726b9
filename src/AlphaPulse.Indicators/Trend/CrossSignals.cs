using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Where one series crosses another: 1 where it goes above it, -1 where it goes below it, otherwise 0.</summary>
/// <remarks>
/// A cross is a bar on which the first series is on the other side of the second one than when they last differed, so that touching is no
/// cross and going on after touching is. The first value comes with bar 2. A missing value (NaN) in either starts the warm-up again. Not
/// safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class CrossSignals<T>()
    : Indicator<CrossSignalsState<T>, Pair<T>, T>(new CrossSignalsState<T>())
    where T : struct, INumber<T>;
