namespace AlphaPulse.Indicators.Tests;

/// <summary>A candle setting of TA-Lib: a factor of the mean of a kind of range over the bars before; 0 bars for the bar itself.</summary>
internal sealed record CandleMeasure(CandleMeasure.Kind Of, int Bars, Precise Factor)
{
    internal enum Kind
    {
        RealBody,
        HighLow,
        Shadows,
    }

    public static CandleMeasure BodyLong { get; } = new(Kind.RealBody, 10, 1);

    public static CandleMeasure BodyShort { get; } = new(Kind.RealBody, 10, 1);

    public static CandleMeasure BodyDoji { get; } = new(Kind.HighLow, 10, 0.1m);

    public static CandleMeasure ShadowLong { get; } = new(Kind.RealBody, 0, 1);

    public static CandleMeasure ShadowVeryLong { get; } = new(Kind.RealBody, 0, 2);

    public static CandleMeasure ShadowShort { get; } = new(Kind.Shadows, 10, 1);

    public static CandleMeasure ShadowVeryShort { get; } = new(Kind.HighLow, 10, 0.1m);

    public static CandleMeasure Near { get; } = new(Kind.HighLow, 5, 0.2m);

    public static CandleMeasure Far { get; } = new(Kind.HighLow, 5, 0.6m);

    public static CandleMeasure Equal { get; } = new(Kind.HighLow, 5, 0.05m);
}
