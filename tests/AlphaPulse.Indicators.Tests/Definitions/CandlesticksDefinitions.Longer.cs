namespace AlphaPulse.Indicators.Tests;

internal static partial class CandlesticksDefinitions
{
    private static Dictionary<string, Definition> LongerPatterns => new(StringComparer.Ordinal)
    {
        ["cdl3blackcrows"] = When(13, -100, (s, i) =>
            s.White(i - 3) && s.Black(i - 2) && s.Black(i - 1) && s.Black(i)
            && s.LowerVeryShort(i - 2) && s.LowerVeryShort(i - 1) && s.LowerVeryShort(i)
            && s.Open[i - 1] < s.Open[i - 2] && s.Open[i - 1] > s.Close[i - 2] && s.Open[i] < s.Open[i - 1] && s.Open[i] > s.Close[i - 1]
            && s.High[i - 3] > s.Close[i - 2] && s.Close[i - 2] > s.Close[i - 1] && s.Close[i - 1] > s.Close[i]),
        ["cdl3linestrike"] = Each(8, (s, i) =>
        {
            var alike = s.Colour(i - 3) == s.Colour(i - 2) && s.Colour(i - 2) == s.Colour(i - 1) && s.Colour(i) == -s.Colour(i - 1);
            var near = InOrNearBody(s, i - 2) && InOrNearBody(s, i - 1);
            var white = s.White(i - 1) && s.Close[i - 1] > s.Close[i - 2] && s.Close[i - 2] > s.Close[i - 3]
                && s.Open[i] > s.Close[i - 1] && s.Close[i] < s.Open[i - 3];
            var black = s.Black(i - 1) && s.Close[i - 1] < s.Close[i - 2] && s.Close[i - 2] < s.Close[i - 3]
                && s.Open[i] < s.Close[i - 1] && s.Close[i] > s.Open[i - 3];
            return alike && near && (white || black) ? 100 * s.Colour(i - 1) : 0;
        }),
        ["cdlconcealbabyswall"] = When(13, 100, (s, i) =>
            s.Black(i - 3) && s.Black(i - 2) && s.Black(i - 1) && s.Black(i)
            && s.LowerVeryShort(i - 3) && s.UpperVeryShort(i - 3) && s.LowerVeryShort(i - 2) && s.UpperVeryShort(i - 2)
            && s.BodyGapDown(i - 1, i - 2) && s.UpperNotVeryShort(i - 1) && s.High[i - 1] > s.Close[i - 2]
            && s.High[i] > s.High[i - 1] && s.Low[i] < s.Low[i - 1]),
        ["cdlbreakaway"] = Each(14, (s, i) =>
        {
            var colours = s.Colour(i - 4) == s.Colour(i - 3) && s.Colour(i - 3) == s.Colour(i - 1) && s.Colour(i - 1) == -s.Colour(i);
            var up = s.Black(i - 4) && s.BodyGapDown(i - 3, i - 4)
                && s.High[i - 2] < s.High[i - 3] && s.Low[i - 2] < s.Low[i - 3] && s.High[i - 1] < s.High[i - 2] && s.Low[i - 1] < s.Low[i - 2]
                && s.Close[i] > s.Open[i - 3] && s.Close[i] < s.Close[i - 4];
            var down = s.White(i - 4) && s.BodyGapUp(i - 3, i - 4)
                && s.High[i - 2] > s.High[i - 3] && s.Low[i - 2] > s.Low[i - 3] && s.High[i - 1] > s.High[i - 2] && s.Low[i - 1] > s.Low[i - 2]
                && s.Close[i] < s.Open[i - 3] && s.Close[i] > s.Close[i - 4];
            return s.Long(i - 4) && colours && (up || down) ? 100 * s.Colour(i) : 0;
        }),
        ["cdlladderbottom"] = When(14, 100, (s, i) =>
            s.Black(i - 4) && s.Black(i - 3) && s.Black(i - 2) && s.Black(i - 1) && s.White(i)
            && s.Open[i - 4] > s.Open[i - 3] && s.Open[i - 3] > s.Open[i - 2] && s.Close[i - 4] > s.Close[i - 3] && s.Close[i - 3] > s.Close[i - 2]
            && s.UpperNotVeryShort(i - 1) && s.Open[i] > s.Open[i - 1] && s.Close[i] > s.High[i - 1]),
        ["cdlmathold(0.5)"] = MatHold(0.5m),
        ["cdlmathold(0.1)"] = MatHold(0.1m),
        ["cdlmathold(0.9)"] = MatHold(0.9m),
        ["cdlrisefall3methods"] = Each(14, (s, i) =>
        {
            var first = s.Colour(i - 4);
            var colours = s.Colour(i - 3) == -first && s.Colour(i - 2) == -first && s.Colour(i - 1) == -first && s.Colour(i) == first;
            var sizes = s.Long(i - 4) && s.Short(i - 3) && s.Short(i - 2) && s.Short(i - 1) && s.Long(i);
            var held = Enumerable.Range(i - 3, 3).All(k => s.BodyBottom(k) < s.High[i - 4] && s.BodyTop(k) > s.Low[i - 4]);
            var course = s.Close[i - 2] * first < s.Close[i - 3] * first && s.Close[i - 1] * first < s.Close[i - 2] * first
                && s.Open[i] * first > s.Close[i - 1] * first && s.Close[i] * first > s.Close[i - 4] * first;
            return colours && sizes && held && course ? 100 * first : 0;
        }),
        ["cdlhikkake"] = Hikkake(5, 2, (s, i) => Inside(s, i - 1) ? Break(s, i) : 0),
        ["cdlhikkakemod"] = Hikkake(10, 7, (s, i) =>
        {
            var near = s.Average(CandleMeasure.Near, i - 2);
            var way = Inside(s, i - 2) && Inside(s, i - 1) ? Break(s, i) : 0;
            return (way > 0 && !(s.Close[i - 2] > s.Low[i - 2] + near)) || (way < 0 && !(s.Close[i - 2] < s.High[i - 2] - near)) ? way : 0;
        }),
    };

    private static bool InOrNearBody(CandleSeries s, int i)
    {
        var near = s.Average(CandleMeasure.Near, i - 1);
        return !(s.Open[i] < s.BodyBottom(i - 1) - near) && !(s.Open[i] > s.BodyTop(i - 1) + near);
    }

    private static Definition MatHold(Precise penetration) => When(14, 100, (s, i) =>
    {
        var depth = s.Close[i - 4] - s.Body(i - 4) * penetration;
        return s.Long(i - 4) && s.Short(i - 3) && s.Short(i - 2) && s.Short(i - 1)
            && s.White(i - 4) && s.Black(i - 3) && s.White(i) && s.BodyGapUp(i - 3, i - 4)
            && s.BodyBottom(i - 2) < s.Close[i - 4] && s.BodyBottom(i - 1) < s.Close[i - 4]
            && s.BodyBottom(i - 2) > depth && s.BodyBottom(i - 1) > depth
            && s.BodyTop(i - 2) < s.Open[i - 3] && s.BodyTop(i - 1) < s.BodyTop(i - 2)
            && s.Open[i] > s.Close[i - 1] && s.Close[i] > Precise.Max(Precise.Max(s.High[i - 3], s.High[i - 2]), s.High[i - 1]);
    });

    private static bool Inside(CandleSeries s, int i) => s.High[i] < s.High[i - 1] && s.Low[i] > s.Low[i - 1];

    private static int Break(CandleSeries s, int i) =>
        s.High[i] < s.High[i - 1] && s.Low[i] < s.Low[i - 1] ? 1
        : s.High[i] > s.High[i - 1] && s.Low[i] > s.Low[i - 1] ? -1
        : 0;

    // Goes through the series with the last pattern in mind: it waits three bars for its confirmation.
    private static Definition Hikkake(int lookback, int first, Func<CandleSeries, int, int> pattern) => bars =>
    {
        var s = new CandleSeries(bars);
        var values = new Precise?[bars.Length][];
        var (found, way) = (-1, 0);
        for (var i = 0; i < bars.Length; i++)
        {
            var value = 0;
            var now = i >= first ? pattern(s, i) : 0;
            if (now != 0)
            {
                (found, way) = (i, now);
                value = 100 * now;
            }
            else if (found >= 0 && i <= found + 3 && (way > 0 ? s.Close[i] > s.High[found - 1] : s.Close[i] < s.Low[found - 1]))
            {
                value = 200 * way;
                found = -1;
            }

            values[i] = [i >= lookback ? value : (Precise?)null];
        }

        return values;
    };
}
