namespace AlphaPulse.Training;

/// <summary>When a champion has got so bad that the one before it should serve again.</summary>
public sealed class RollbackOptions
{
    /// <summary>
    /// The least number of settled signals with a side before anything is decided, and how many more come between two looks at their mean. Signals that
    /// overlap count as one: with a horizon of 6 bars and a side at each of them, 50 take 300 bars.
    /// </summary>
    /// <value>Default 50; at least 10.</value>
    public int MinimumSignals { get; set; } = 50;

    /// <summary>How many of the latest settled signals that do not overlap are looked at.</summary>
    /// <value>Default 500; at least <see cref="MinimumSignals"/>.</value>
    public int WindowSignals { get; set; } = 500;

    /// <summary>The mean net return of a signal, as a fraction, that the champion must not be below.</summary>
    /// <value>Default 0; finite.</value>
    public double LeastMeanReturn { get; set; }

    /// <summary>
    /// How likely a champion whose mean is just good enough may be rolled back over its whole life; the looks share it, the k-th one having its k(k + 1)th part.
    /// </summary>
    /// <value>Default 0.01; above 0, at most 0.5.</value>
    public double MaximumPValue { get; set; } = 0.01;

    /// <summary>The sum of net returns of signals, as a fraction, that may be lost from a peak within the window, whatever the p-value.</summary>
    /// <value>Default <see langword="null"/>, no limit; above 0.</value>
    public double? MaximumDrawdown { get; set; }
}
