namespace AlphaPulse.Simulation;

/// <summary>The direction of the planted trend: up and down by turns, each for 36 to 84 bars.</summary>
internal sealed class PlantedTrend
{
    private const int ShortestBars = 36;
    private const int LongestBars = 84;
    private readonly DeterministicRandom _random;
    private int _remaining;

    public PlantedTrend(DeterministicRandom random)
    {
        _random = random;
        Direction = random.NextInt32(2) == 0 ? -1 : 1;
        _remaining = random.NextInt32(LongestBars) + 1;
    }

    /// <summary>1 while the trend is up, -1 while it is down.</summary>
    public int Direction { get; private set; }

    /// <summary>Goes to the next bar.</summary>
    public void Advance()
    {
        if (--_remaining == 0)
        {
            Direction = -Direction;
            _remaining = ShortestBars + _random.NextInt32(LongestBars - ShortestBars + 1);
        }
    }
}
