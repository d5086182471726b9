using System.Numerics;

namespace AlphaPulse.Indicators;

internal interface ISeriesVisitor<T, TResult>
    where T : struct, INumber<T>
{
    TResult Visit<TSeries>(TSeries series)
        where TSeries : struct, ISeries<TSeries, Ohlcv<T>, T>;
}
