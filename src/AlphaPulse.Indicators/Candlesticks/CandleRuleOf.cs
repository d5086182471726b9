namespace AlphaPulse.Indicators;

internal sealed class CandleRuleOf<TRule> : CandleRule
    where TRule : struct, ICandleRule
{
    public override CandlestickPattern Pattern => TRule.Pattern;

    public override string Name => TRule.Name;

    public override string Title => TRule.Title;

    public override string Description => TRule.Description;

    public override int Lookback => TRule.Lookback;

    public override decimal? Penetration => TRule.Penetration;

    public override CandleJudge<T> Judge<T>() => new RuleJudge<T, TRule>();
}
