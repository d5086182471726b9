namespace AlphaPulse.Http;

/// <summary>
/// Decorrelated jitter: each wait is drawn evenly between the shortest and three times the wait before, and cut at the longest
/// (M. Brooker, "Exponential Backoff And Jitter", 2015).
/// </summary>
internal sealed class RetryDelay(DeterministicRandom random, TimeSpan shortest, TimeSpan longest)
{
    public TimeSpan Next(TimeSpan before)
    {
        var highest = 3 * Math.Max(before.TotalSeconds, shortest.TotalSeconds);
        var drawn = shortest.TotalSeconds + (Draw() * (highest - shortest.TotalSeconds));
        return TimeSpan.FromSeconds(Math.Min(drawn, longest.TotalSeconds));
    }

    /// <summary>What is added to a wait that the venue asks for, so that not everyone who was turned away comes back at the same moment.</summary>
    public TimeSpan Spread() => shortest * Draw();

    private double Draw()
    {
        lock (random)
        {
            return random.NextDouble();
        }
    }
}
