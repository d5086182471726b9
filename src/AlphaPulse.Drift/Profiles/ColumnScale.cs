namespace AlphaPulse.Drift;

/// <summary>What a column measures, which decides how it is tested.</summary>
public enum ColumnScale
{
    /// <summary>A feature that is meant to be stationary: every test is made of it.</summary>
    Stationary = 0,

    /// <summary>
    /// The natural logarithm of a quantity whose level wanders with the market, such as volume: it may wander by
    /// <see cref="ReferenceProfile.LevelFactor"/> before it is a break. The distributions of a wandering level differ by nature, so
    /// only <see cref="DriftTest.OutsideRange"/> and <see cref="DriftTest.Missing"/> are tested.
    /// </summary>
    LogLevel = 1,

    /// <summary>
    /// A function of the time of the row alone, such as the day of the week. Its distribution in a window says which rows are missing
    /// and nothing of the market: an outage of a day takes a weekday out of it. Only <see cref="DriftTest.OutsideRange"/> and
    /// <see cref="DriftTest.Missing"/> are tested.
    /// </summary>
    Clock = 2,
}
