using System.Numerics;
using AlphaPulse.Indicators;

namespace AlphaPulse.Snippets;

// snippet: indicator-class
public sealed class Distance<T>(int period) : Indicator<DistanceState<T>, T, T>(new DistanceState<T>(period))
    where T : struct, INumber<T>;
// end
