using System.Numerics;

namespace AlphaPulse.Indicators;

internal sealed class RuleJudge<T, TRule> : CandleJudge<T>
    where T : struct, INumber<T>
    where TRule : struct, ICandleRule
{
    public override int Judge(in CandleWindow<T> candles) => TRule.Judge(in candles);
}
