namespace AlphaPulse.Indicators.Tests;

internal static partial class CandlesticksDefinitions
{
    private static Dictionary<string, Definition> PairsOfCandles => new(StringComparer.Ordinal)
    {
        ["cdlengulfing"] = Each(2, (s, i) =>
        {
            var white = s.White(i) && s.Black(i - 1)
                && ((!(s.Close[i] < s.Open[i - 1]) && s.Open[i] < s.Close[i - 1]) || (s.Close[i] > s.Open[i - 1] && !(s.Open[i] > s.Close[i - 1])));
            var black = s.Black(i) && s.White(i - 1)
                && ((!(s.Open[i] < s.Close[i - 1]) && s.Close[i] < s.Open[i - 1]) || (s.Open[i] > s.Close[i - 1] && !(s.Close[i] > s.Open[i - 1])));
            var shares = s.Open[i] == s.Close[i - 1] || s.Close[i] == s.Open[i - 1];
            return white || black ? s.Colour(i) * (shares ? 80 : 100) : 0;
        }),
        ["cdlharami"] = Each(11, (s, i) => s.Long(i - 1) && s.AtMostShort(i) ? Harami(s, i) : 0),
        ["cdlharamicross"] = Each(11, (s, i) => s.Long(i - 1) && s.Doji(i) ? Harami(s, i) : 0),
        ["cdldojistar"] = Each(11, (s, i) =>
            s.Long(i - 1) && s.Doji(i) && ((s.White(i - 1) && s.BodyGapUp(i, i - 1)) || (s.Black(i - 1) && s.BodyGapDown(i, i - 1)))
                ? -100 * s.Colour(i - 1)
                : 0),
        ["cdlhammer"] = When(11, 100, (s, i) => Handle(s, i) && !(s.BodyBottom(i) > s.Low[i - 1] + s.Average(CandleMeasure.Near, i - 1))),
        ["cdlhangingman"] = When(11, -100, (s, i) => Handle(s, i) && !(s.BodyBottom(i) < s.High[i - 1] - s.Average(CandleMeasure.Near, i - 1))),
        ["cdlinvertedhammer"] = When(11, 100, (s, i) => Turned(s, i) && s.BodyGapDown(i, i - 1)),
        ["cdlshootingstar"] = When(11, -100, (s, i) => Turned(s, i) && s.BodyGapUp(i, i - 1)),
        ["cdlhomingpigeon"] = When(11, 100, (s, i) =>
            s.Black(i - 1) && s.Black(i) && s.Long(i - 1) && s.AtMostShort(i) && s.Open[i] < s.Open[i - 1] && s.Close[i] > s.Close[i - 1]),
        ["cdlmatchinglow"] = When(6, 100, (s, i) =>
            s.Black(i - 1) && s.Black(i) && s.Within(s.Close[i], s.Close[i - 1], CandleMeasure.Equal, i - 1)),
        ["cdlcounterattack"] = Each(11, (s, i) =>
            s.Colour(i - 1) == -s.Colour(i) && s.Long(i - 1) && s.Long(i) && s.Within(s.Close[i], s.Close[i - 1], CandleMeasure.Equal, i - 1)
                ? 100 * s.Colour(i)
                : 0),
        ["cdlseparatinglines"] = Each(11, (s, i) =>
            s.Colour(i - 1) == -s.Colour(i) && s.Within(s.Open[i], s.Open[i - 1], CandleMeasure.Equal, i - 1) && s.Long(i)
            && ((s.White(i) && s.LowerVeryShort(i)) || (s.Black(i) && s.UpperVeryShort(i)))
                ? 100 * s.Colour(i)
                : 0),
        ["cdlkicking"] = Each(11, (s, i) => Kicks(s, i) ? 100 * s.Colour(i) : 0),
        ["cdlkickingbylength"] = Each(11, (s, i) => Kicks(s, i) ? 100 * s.Colour(s.Body(i) > s.Body(i - 1) ? i : i - 1) : 0),
        ["cdlinneck"] = When(11, -100, (s, i) =>
            FallsBelow(s, i)
            && !(s.Close[i] > s.Close[i - 1] + s.Average(CandleMeasure.Equal, i - 1)) && !(s.Close[i] < s.Close[i - 1])),
        ["cdlonneck"] = When(11, -100, (s, i) => FallsBelow(s, i) && s.Within(s.Close[i], s.Low[i - 1], CandleMeasure.Equal, i - 1)),
        ["cdlthrusting"] = When(11, -100, (s, i) =>
            FallsBelow(s, i)
            && s.Close[i] > s.Close[i - 1] + s.Average(CandleMeasure.Equal, i - 1)
            && !(s.Close[i] > s.Close[i - 1] + s.Body(i - 1) * 0.5m)),
        ["cdlpiercing"] = When(11, 100, (s, i) =>
            FallsBelow(s, i) && s.Long(i) && s.Close[i] < s.Open[i - 1] && s.Close[i] > s.Close[i - 1] + s.Body(i - 1) * 0.5m),
        ["cdldarkcloudcover(0.5)"] = DarkCloudCover(0.5m),
        ["cdldarkcloudcover(0.2)"] = DarkCloudCover(0.2m),
    };

    private static int Harami(CandleSeries s, int i)
    {
        var inside = s.BodyTop(i) < s.BodyTop(i - 1) && s.BodyBottom(i) > s.BodyBottom(i - 1);
        var within = !(s.BodyTop(i) > s.BodyTop(i - 1)) && !(s.BodyBottom(i) < s.BodyBottom(i - 1));
        return -s.Colour(i - 1) * (inside ? 100 : within ? 80 : 0);
    }

    private static bool Handle(CandleSeries s, int i) => s.Short(i) && s.LowerLong(i) && s.UpperVeryShort(i);

    private static bool Turned(CandleSeries s, int i) => s.Short(i) && s.UpperLong(i) && s.LowerVeryShort(i);

    private static bool Kicks(CandleSeries s, int i) =>
        s.Colour(i - 1) == -s.Colour(i) && s.Marubozu(i - 1) && s.Marubozu(i)
        && ((s.Black(i - 1) && s.GapUp(i, i - 1)) || (s.White(i - 1) && s.GapDown(i, i - 1)));

    // A long black candle, then a white one that opens below its low.
    private static bool FallsBelow(CandleSeries s, int i) =>
        s.Black(i - 1) && s.Long(i - 1) && s.White(i) && s.Open[i] < s.Low[i - 1];

    private static Definition DarkCloudCover(Precise penetration) => When(11, -100, (s, i) =>
        s.White(i - 1) && s.Long(i - 1) && s.Black(i) && s.Open[i] > s.High[i - 1] && s.Close[i] > s.Open[i - 1]
        && s.Close[i] < s.Close[i - 1] - s.Body(i - 1) * penetration);
}
