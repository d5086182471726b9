namespace AlphaPulse.Indicators;

/// <summary>Which averages a price oscillator takes the difference of.</summary>
public enum OscillatorAverage
{
    /// <summary>Exponential ones, each seeded with the mean of its own first values. The default, as in TA-Lib since 0.8.1.</summary>
    Exponential = 0,

    /// <summary>Simple ones, as in TA-Lib up to 0.6.</summary>
    Simple = 1,
}
