using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>A rule behind one virtual call, so that one state serves all patterns.</summary>
internal abstract class CandleJudge<T>
    where T : struct, INumber<T>
{
    public abstract int Judge(in CandleWindow<T> candles);
}
