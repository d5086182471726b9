namespace AlphaPulse.Indicators.Tests;

internal static partial class CandlesticksDefinitions
{
    private static Dictionary<string, Definition> TriplesOfCandles => new(StringComparer.Ordinal)
    {
        ["cdl2crows"] = When(12, -100, (s, i) =>
            s.White(i - 2) && s.Long(i - 2) && s.Black(i - 1) && s.BodyGapUp(i - 1, i - 2) && s.Black(i)
            && s.Open[i] < s.Open[i - 1] && s.Open[i] > s.Close[i - 1] && s.Close[i] > s.Open[i - 2] && s.Close[i] < s.Close[i - 2]),
        ["cdlupsidegap2crows"] = When(12, -100, (s, i) =>
            s.White(i - 2) && s.Long(i - 2) && s.Black(i - 1) && s.AtMostShort(i - 1) && s.BodyGapUp(i - 1, i - 2) && s.Black(i)
            && s.Open[i] > s.Open[i - 1] && s.Close[i] < s.Close[i - 1] && s.Close[i] > s.Close[i - 2]),
        ["cdl3inside"] = Each(12, (s, i) =>
        {
            var harami = s.Long(i - 2) && s.AtMostShort(i - 1) && s.BodyTop(i - 1) < s.BodyTop(i - 2) && s.BodyBottom(i - 1) > s.BodyBottom(i - 2);
            return !harami ? 0
                : s.White(i - 2) && s.Black(i) && s.Close[i] < s.Open[i - 2] ? -100
                : s.Black(i - 2) && s.White(i) && s.Close[i] > s.Open[i - 2] ? 100
                : 0;
        }),
        ["cdl3outside"] = Each(3, (s, i) =>
            s.White(i - 1) && s.Black(i - 2) && s.Close[i - 1] > s.Open[i - 2] && s.Open[i - 1] < s.Close[i - 2] && s.Close[i] > s.Close[i - 1] ? 100
            : s.Black(i - 1) && s.White(i - 2) && s.Open[i - 1] > s.Close[i - 2] && s.Close[i - 1] < s.Open[i - 2] && s.Close[i] < s.Close[i - 1] ? -100
            : 0),
        ["cdl3starsinsouth"] = When(12, 100, (s, i) =>
            s.Black(i - 2) && s.Long(i - 2) && s.LowerLong(i - 2)
            && s.Black(i - 1) && s.Body(i - 1) < s.Body(i - 2) && s.Open[i - 1] > s.Close[i - 2] && !(s.Open[i - 1] > s.High[i - 2])
            && s.Low[i - 1] < s.Close[i - 2] && !(s.Low[i - 1] < s.Low[i - 2]) && s.LowerNotVeryShort(i - 1)
            && s.Black(i) && s.Short(i) && s.LowerVeryShort(i) && s.UpperVeryShort(i) && s.Low[i] > s.Low[i - 1] && s.High[i] < s.High[i - 1]),
        ["cdl3whitesoldiers"] = When(12, 100, (s, i) =>
            ThreeRising(s, i) && s.UpperVeryShort(i - 2) && s.UpperVeryShort(i - 1) && s.UpperVeryShort(i)
            && !(s.Open[i] > s.Close[i - 1] + s.Average(CandleMeasure.Near, i - 1)) && s.Open[i] > s.Open[i - 1]
            && s.Body(i - 1) > s.Body(i - 2) - s.Average(CandleMeasure.Far, i - 2)
            && s.Body(i) > s.Body(i - 1) - s.Average(CandleMeasure.Far, i - 1)
            && s.NotShort(i)),
        ["cdladvanceblock"] = When(12, -100, (s, i) =>
            ThreeRising(s, i) && s.Open[i] > s.Open[i - 1] && !(s.Open[i] > s.Close[i - 1] + s.Average(CandleMeasure.Near, i - 1))
            && s.Long(i - 2) && s.UpperShort(i - 2)
            && Weakens(s, i)),
        ["cdlstalledpattern"] = When(12, -100, (s, i) =>
            ThreeRising(s, i) && s.Long(i - 2) && s.Long(i - 1) && s.UpperVeryShort(i - 1) && s.Short(i)
            && !(s.Open[i] < s.Close[i - 1] - s.Body(i) - s.Average(CandleMeasure.Near, i - 1))),
        ["cdlidentical3crows"] = When(12, -100, (s, i) =>
            s.Black(i - 2) && s.Black(i - 1) && s.Black(i)
            && s.LowerVeryShort(i - 2) && s.LowerVeryShort(i - 1) && s.LowerVeryShort(i)
            && s.Close[i - 2] > s.Close[i - 1] && s.Close[i - 1] > s.Close[i]
            && s.Within(s.Open[i - 1], s.Close[i - 2], CandleMeasure.Equal, i - 2)
            && s.Within(s.Open[i], s.Close[i - 1], CandleMeasure.Equal, i - 1)),
        ["cdlsticksandwich"] = When(7, 100, (s, i) =>
            s.Black(i - 2) && s.White(i - 1) && s.Black(i) && s.Low[i - 1] > s.Close[i - 2]
            && s.Within(s.Close[i], s.Close[i - 2], CandleMeasure.Equal, i - 2)),
        ["cdltristar"] = Each(12, (s, i) =>
        {
            var doji = s.Average(CandleMeasure.BodyDoji, i - 2);
            return s.Body(i - 2) > doji || s.Body(i - 1) > doji || s.Body(i) > doji ? 0
                : s.BodyGapUp(i - 1, i - 2) && s.BodyTop(i) < s.BodyTop(i - 1) ? -100
                : s.BodyGapDown(i - 1, i - 2) && s.BodyBottom(i) > s.BodyBottom(i - 1) ? 100
                : 0;
        }),
        ["cdlunique3river"] = When(12, 100, (s, i) =>
            s.Long(i - 2) && s.Black(i - 2) && s.Black(i - 1) && s.Close[i - 1] > s.Close[i - 2] && !(s.Open[i - 1] > s.Open[i - 2])
            && s.Low[i - 1] < s.Low[i - 2] && s.Short(i) && s.White(i) && s.Open[i] > s.Low[i - 1]),
        ["cdltasukigap"] = Each(7, (s, i) =>
        {
            var alike = Precise.Abs(s.Body(i - 1) - s.Body(i)) < s.Average(CandleMeasure.Near, i - 1);
            var up = s.BodyGapUp(i - 1, i - 2) && s.White(i - 1) && s.Black(i) && s.Open[i] < s.Close[i - 1] && s.Open[i] > s.Open[i - 1]
                && s.Close[i] < s.Open[i - 1] && s.Close[i] > s.BodyTop(i - 2);
            var down = s.BodyGapDown(i - 1, i - 2) && s.Black(i - 1) && s.White(i) && s.Open[i] < s.Open[i - 1] && s.Open[i] > s.Close[i - 1]
                && s.Close[i] > s.Open[i - 1] && s.Close[i] < s.BodyBottom(i - 2);
            return alike && up ? 100 : alike && down ? -100 : 0;
        }),
        ["cdlxsidegap3methods"] = Each(2, (s, i) =>
            s.Colour(i - 2) == s.Colour(i - 1) && s.Colour(i - 1) == -s.Colour(i)
            && s.Open[i] < s.BodyTop(i - 1) && s.Open[i] > s.BodyBottom(i - 1) && s.Close[i] < s.BodyTop(i - 2) && s.Close[i] > s.BodyBottom(i - 2)
            && ((s.White(i - 2) && s.BodyGapUp(i - 1, i - 2)) || (s.Black(i - 2) && s.BodyGapDown(i - 1, i - 2)))
                ? 100 * s.Colour(i - 2)
                : 0),
        ["cdlgapsidesidewhite"] = Each(7, (s, i) =>
        {
            var up = s.BodyGapUp(i - 1, i - 2) && s.BodyGapUp(i, i - 2);
            var down = s.BodyGapDown(i - 1, i - 2) && s.BodyGapDown(i, i - 2);
            var alike = s.White(i - 1) && s.White(i)
                && s.Within(s.Body(i), s.Body(i - 1), CandleMeasure.Near, i - 1) && s.Within(s.Open[i], s.Open[i - 1], CandleMeasure.Equal, i - 1);
            return alike && up ? 100 : alike && down ? -100 : 0;
        }),
        ["cdlmorningstar(0.3)"] = Star(1, (s, i) => s.AtMostShort(i), 0.3m),
        ["cdlmorningstar(0)"] = Star(1, (s, i) => s.AtMostShort(i), 0),
        ["cdlmorningdojistar(0.3)"] = Star(1, (s, i) => s.Doji(i), 0.3m),
        ["cdlmorningdojistar(0.75)"] = Star(1, (s, i) => s.Doji(i), 0.75m),
        ["cdleveningstar(0.3)"] = Star(-1, (s, i) => s.AtMostShort(i), 0.3m),
        ["cdleveningstar(0.6)"] = Star(-1, (s, i) => s.AtMostShort(i), 0.6m),
        ["cdleveningdojistar(0.3)"] = Star(-1, (s, i) => s.Doji(i), 0.3m),
        ["cdleveningdojistar(0)"] = Star(-1, (s, i) => s.Doji(i), 0),
        ["cdlabandonedbaby(0.3)"] = AbandonedBaby(0.3m),
        ["cdlabandonedbaby(0.9)"] = AbandonedBaby(0.9m),
        ["cdlabandonedbaby(0)"] = AbandonedBaby(0),
    };

    // Three white candles with rising closes, the second opening in or near the first body, above its open.
    private static bool ThreeRising(CandleSeries s, int i) =>
        s.White(i - 2) && s.White(i - 1) && s.White(i) && s.Close[i] > s.Close[i - 1] && s.Close[i - 1] > s.Close[i - 2]
        && s.Open[i - 1] > s.Open[i - 2] && !(s.Open[i - 1] > s.Close[i - 2] + s.Average(CandleMeasure.Near, i - 2));

    private static bool Weakens(CandleSeries s, int i)
    {
        var farShorterThenNotMuchLonger = s.Body(i - 1) < s.Body(i - 2) - s.Average(CandleMeasure.Far, i - 2)
            && s.Body(i) < s.Body(i - 1) + s.Average(CandleMeasure.Near, i - 1);
        var farShorter = s.Body(i) < s.Body(i - 1) - s.Average(CandleMeasure.Far, i - 1);
        var shorterAndShorter = s.Body(i) < s.Body(i - 1) && s.Body(i - 1) < s.Body(i - 2) && (s.UpperNotShort(i) || s.UpperNotShort(i - 1));
        var shorterWithLongShadow = s.Body(i) < s.Body(i - 1) && s.UpperLong(i);
        return farShorterThenNotMuchLonger || farShorter || shorterAndShorter || shorterWithLongShadow;
    }

    // Direction 1 in the morning, -1 in the evening.
    private static Definition Star(int direction, Func<CandleSeries, int, bool> star, Precise penetration) => When(12, 100 * direction, (s, i) =>
        s.Long(i - 2) && s.Colour(i - 2) == -direction && star(s, i - 1) && s.NotShort(i) && s.Colour(i) == direction
        && (direction > 0
            ? s.BodyGapDown(i - 1, i - 2) && s.Close[i] > s.Close[i - 2] + s.Body(i - 2) * penetration
            : s.BodyGapUp(i - 1, i - 2) && s.Close[i] < s.Close[i - 2] - s.Body(i - 2) * penetration));

    private static Definition AbandonedBaby(Precise penetration) => Each(12, (s, i) =>
    {
        var top = s.White(i - 2) && s.Black(i) && s.Close[i] < s.Close[i - 2] - s.Body(i - 2) * penetration
            && s.GapUp(i - 1, i - 2) && s.GapDown(i, i - 1);
        var bottom = s.Black(i - 2) && s.White(i) && s.Close[i] > s.Close[i - 2] + s.Body(i - 2) * penetration
            && s.GapDown(i - 1, i - 2) && s.GapUp(i, i - 1);
        return s.Long(i - 2) && s.Doji(i - 1) && s.NotShort(i) ? (top ? -100 : bottom ? 100 : 0) : 0;
    });
}
