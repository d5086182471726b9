namespace AlphaPulse.Simulation;

/// <summary>Draws high, low and volume of a bar.</summary>
/// <remarks>
/// High and low are the extremes of a Brownian bridge between open and close by the inverse of their distribution (Rayleigh), drawn
/// apart from each other. The planted state shows in them: while it is up, buyers meet dips early and the uniform draw of the
/// high is raised to a power, which shortens the upper wick and lengthens the lower one; while it is down it is the other way round.
/// </remarks>
internal sealed class BarShape(DeterministicRandom range, DeterministicRandom trade, decimal lot, long maximumTicks)
{
    private const double WickPower = 4;
    private const double TypicalVolume = 100;
    private const double MaximumLots = 1e15;

    /// <summary>The least lots of a bar with trades: one for each of its four prices.</summary>
    private const int LeastLots = 4;

    public (long High, long Low) Range(in PathStep step, double noisePerBar)
    {
        var (high, low) = (range.NextDouble(), range.NextDouble());
        var deviation = noisePerBar * step.Scale;
        var distance = Math.Log((double)step.Close / step.Open);
        var up = (distance + Reach(Math.Pow(high, step.Side > 0 ? WickPower : 1 / WickPower))) / 2;
        var down = (distance - Reach(Math.Pow(low, step.Side > 0 ? 1 / WickPower : WickPower))) / 2;
        var (open, close) = (step.Open, step.Close);
        return step.Scale == 0
            ? (open, open)
            : (Math.Max(Math.Max(open, close), Ticks(open * Math.Exp(up))), Math.Min(Math.Min(open, close), Ticks(open * Math.Exp(down))));

        double Reach(double uniform) => Math.Sqrt(distance * distance - 2 * deviation * deviation * Math.Log(1 - Math.Min(uniform, 1 - 1e-12)));
    }

    // Volume grows with the size of the move and with volatility, as it does in markets, and so has their seasons.
    public long Lots(in PathStep step)
    {
        var draw = trade.NextNormal();
        var move = step.Scale == 0 ? 0 : Math.Abs(step.Shock) / step.Scale;
        var volume = TypicalVolume * Math.Pow(step.Scale, 1.15) * (0.5 + 0.5 * move) * Math.Exp(0.4 * draw);
        return step.Scale == 0 ? 0 : (long)Math.Clamp(Math.Round(volume / (double)lot), LeastLots, MaximumLots);
    }

    private long Ticks(double ticks) => (long)Math.Clamp(Math.Round(ticks), 1, maximumTicks);
}
