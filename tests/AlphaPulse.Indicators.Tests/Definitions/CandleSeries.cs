namespace AlphaPulse.Indicators.Tests;

/// <summary>A series in the words of the candlestick rules, by the index of the bar; every mean is formed anew.</summary>
internal sealed class CandleSeries(PreciseBar[] bars)
{
    public Precise[] Open { get; } = [.. bars.Select(bar => bar.Open)];

    public Precise[] High { get; } = [.. bars.Select(bar => bar.High)];

    public Precise[] Low { get; } = [.. bars.Select(bar => bar.Low)];

    public Precise[] Close { get; } = [.. bars.Select(bar => bar.Close)];

    public int Count => Open.Length;

    public int Colour(int i) => Close[i] < Open[i] ? -1 : 1;

    public bool White(int i) => Colour(i) == 1;

    public bool Black(int i) => Colour(i) == -1;

    public Precise Body(int i) => Precise.Abs(Close[i] - Open[i]);

    public Precise BodyTop(int i) => Precise.Max(Close[i], Open[i]);

    public Precise BodyBottom(int i) => Precise.Min(Close[i], Open[i]);

    public Precise Upper(int i) => High[i] - BodyTop(i);

    public Precise Lower(int i) => BodyBottom(i) - Low[i];

    public bool BodyGapUp(int later, int earlier) => BodyBottom(later) > BodyTop(earlier);

    public bool BodyGapDown(int later, int earlier) => BodyTop(later) < BodyBottom(earlier);

    public bool GapUp(int later, int earlier) => Low[later] > High[earlier];

    public bool GapDown(int later, int earlier) => High[later] < Low[earlier];

    public Precise Average(CandleMeasure measure, int i)
    {
        var mean = measure.Bars == 0
            ? Range(measure.Of, i)
            : Precise.Sum(Enumerable.Range(i - measure.Bars, measure.Bars).Select(k => Range(measure.Of, k))) / measure.Bars;
        return measure.Factor * mean / (measure.Of == CandleMeasure.Kind.Shadows ? 2 : 1);
    }

    public bool Long(int i) => Body(i) > Average(CandleMeasure.BodyLong, i);

    public bool NotShort(int i) => Body(i) > Average(CandleMeasure.BodyShort, i);

    public bool Short(int i) => Body(i) < Average(CandleMeasure.BodyShort, i);

    public bool AtMostShort(int i) => !NotShort(i);

    public bool Doji(int i) => !(Body(i) > Average(CandleMeasure.BodyDoji, i));

    public bool UpperVeryShort(int i) => Upper(i) < Average(CandleMeasure.ShadowVeryShort, i);

    public bool LowerVeryShort(int i) => Lower(i) < Average(CandleMeasure.ShadowVeryShort, i);

    public bool UpperNotVeryShort(int i) => Upper(i) > Average(CandleMeasure.ShadowVeryShort, i);

    public bool LowerNotVeryShort(int i) => Lower(i) > Average(CandleMeasure.ShadowVeryShort, i);

    public bool UpperShort(int i) => Upper(i) < Average(CandleMeasure.ShadowShort, i);

    public bool LowerShort(int i) => Lower(i) < Average(CandleMeasure.ShadowShort, i);

    public bool UpperNotShort(int i) => Upper(i) > Average(CandleMeasure.ShadowShort, i);

    public bool UpperLong(int i) => Upper(i) > Average(CandleMeasure.ShadowLong, i);

    public bool LowerLong(int i) => Lower(i) > Average(CandleMeasure.ShadowLong, i);

    public bool UpperVeryLong(int i) => Upper(i) > Average(CandleMeasure.ShadowVeryLong, i);

    public bool LowerVeryLong(int i) => Lower(i) > Average(CandleMeasure.ShadowVeryLong, i);

    public bool Marubozu(int i) => Long(i) && UpperVeryShort(i) && LowerVeryShort(i);

    /// <summary>Whether a price lies within a measure of another one, the ends included.</summary>
    public bool Within(Precise price, Precise other, CandleMeasure measure, int i) =>
        !(price > other + Average(measure, i)) && !(price < other - Average(measure, i));

    private Precise Range(CandleMeasure.Kind kind, int i) => kind switch
    {
        CandleMeasure.Kind.RealBody => Body(i),
        CandleMeasure.Kind.HighLow => High[i] - Low[i],
        _ => Upper(i) + Lower(i),
    };
}
