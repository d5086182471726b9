namespace AlphaPulse.Http;

/// <summary>
/// Decorrelated jitter: each wait is drawn evenly between the shortest and three times the wait before, and cut at the longest
/// (M. Brooker, "Exponential Backoff And Jitter", 2015).
/// </summary>
/// <remarks>The same seed gives the same waits. Safe for use from any thread.</remarks>
/// <param name="random">Where the random part comes from.</param>
/// <param name="shortest">The shortest wait; not negative.</param>
/// <param name="longest">The longest wait; not shorter than <paramref name="shortest"/>.</param>
public sealed class RetryDelay(DeterministicRandom random, TimeSpan shortest, TimeSpan longest)
{
    /// <summary>Draws the next wait.</summary>
    /// <param name="before">The wait before; zero for the first.</param>
    /// <returns>The wait, from the shortest to the longest.</returns>
    public TimeSpan Next(TimeSpan before)
    {
        var highest = 3 * Math.Max(before.TotalSeconds, shortest.TotalSeconds);
        var drawn = shortest.TotalSeconds + (Draw() * (highest - shortest.TotalSeconds));
        return TimeSpan.FromSeconds(Math.Min(drawn, longest.TotalSeconds));
    }

    /// <summary>Draws what is added to a wait that the venue asks for, so that not everyone who was turned away comes back at the same moment.</summary>
    /// <returns>The addition, from zero to the shortest wait.</returns>
    public TimeSpan Spread() => shortest * Draw();

    private double Draw()
    {
        lock (random)
        {
            return random.NextDouble();
        }
    }
}
