namespace AlphaPulse.Indicators.Tests;

internal static partial class CandlesticksDefinitions
{
    private static Dictionary<string, Definition> SingleCandles => new(StringComparer.Ordinal)
    {
        ["cdldoji"] = When(10, 100, (s, i) => s.Doji(i)),
        ["cdldragonflydoji"] = When(10, 100, (s, i) => s.Doji(i) && s.UpperVeryShort(i) && s.LowerNotVeryShort(i)),
        ["cdlgravestonedoji"] = When(10, 100, (s, i) => s.Doji(i) && s.LowerVeryShort(i) && s.UpperNotVeryShort(i)),
        ["cdllongleggeddoji"] = When(10, 100, (s, i) => s.Doji(i) && (s.LowerLong(i) || s.UpperLong(i))),
        ["cdltakuri"] = When(10, 100, (s, i) => s.Doji(i) && s.UpperVeryShort(i) && s.LowerVeryLong(i)),
        ["cdlrickshawman"] = When(10, 100, (s, i) =>
        {
            var middle = s.Low[i] + (s.High[i] - s.Low[i]) / 2;
            var near = s.Average(CandleMeasure.Near, i);
            return s.Doji(i) && s.LowerLong(i) && s.UpperLong(i)
                && !(s.BodyBottom(i) > middle + near) && !(s.BodyTop(i) < middle - near);
        }),
        ["cdlmarubozu"] = Coloured((s, i) => s.Marubozu(i)),
        ["cdlclosingmarubozu"] = Coloured((s, i) => s.Long(i) && (s.White(i) ? s.UpperVeryShort(i) : s.LowerVeryShort(i))),
        ["cdlbelthold"] = Coloured((s, i) => s.Long(i) && (s.White(i) ? s.LowerVeryShort(i) : s.UpperVeryShort(i))),
        ["cdllongline"] = Coloured((s, i) => s.Long(i) && s.UpperShort(i) && s.LowerShort(i)),
        ["cdlshortline"] = Coloured((s, i) => s.Short(i) && s.UpperShort(i) && s.LowerShort(i)),
        ["cdlspinningtop"] = Coloured((s, i) => s.Short(i) && s.Upper(i) > s.Body(i) && s.Lower(i) > s.Body(i)),
        ["cdlhighwave"] = Coloured((s, i) => s.Short(i) && s.UpperVeryLong(i) && s.LowerVeryLong(i)),
    };

    private static Definition Coloured(Func<CandleSeries, int, bool> rule) => Each(10, (s, i) => rule(s, i) ? 100 * s.Colour(i) : 0);
}
