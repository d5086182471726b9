namespace AlphaPulse.Features;

/// <summary>A series of numbers beside the bars, such as the sentiment of news, joined to each bar as it was known then.</summary>
/// <remarks>
/// An implementation answers from what was available at the time it is asked about, and only from that: a score that was made later does
/// not exist yet, whatever time the news carries. It gives the same answer to the same question always. "Nothing was said" is no value;
/// it is not a neutral one.
/// </remarks>
public interface IFeatureSource
{
    /// <summary>Reads the number that belongs to a bar.</summary>
    /// <param name="openTime">When the bar opens, UTC.</param>
    /// <param name="closeTime">When the bar is complete, UTC.</param>
    /// <param name="asOf">When the row is made, UTC: what was available later must not be used.</param>
    /// <param name="reading">The number and when all that it is made of was available.</param>
    /// <returns>Whether there is one.</returns>
    bool TryRead(DateTimeOffset openTime, DateTimeOffset closeTime, DateTimeOffset asOf, out FeatureReading reading);
}
