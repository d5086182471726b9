namespace AlphaPulse.Simulation;

/// <summary>Splits bars into trades that rebuild them exactly.</summary>
internal sealed class TradePath(DeterministicRandom random, decimal tick, decimal lot)
{
    private const int MostBetween = 12;
    private long _id;

    public IReadOnlyList<SimulatedTrade> Split(Bar bar)
    {
        var lots = decimal.ToInt64(bar.Volume / lot);
        if (lots == 0)
        {
            return [];
        }

        var prices = Prices(bar, (int)Math.Min(lots, 4 + random.NextInt32(MostBetween)));
        var trades = new SimulatedTrade[prices.Count];
        var length = bar.Series.Timeframe.Add(bar.OpenTime, 1) - bar.OpenTime;
        for (var i = 0; i < trades.Length; i++)
        {
            // What is left is shared out at random, and the last trade takes the rest.
            var after = trades.Length - 1 - i;
            var quantity = after == 0 ? lots : 1 + (long)((lots - after - 1) * random.NextDouble() / (after + 1));
            lots -= quantity;
            var before = i == 0 ? bar.Open : prices[i - 1];
            trades[i] = new SimulatedTrade(
                bar.Series.Instrument,
                ++_id,
                bar.OpenTime + length * ((i + 0.5) / trades.Length),
                prices[i],
                quantity * lot,
                prices[i] == before ? random.NextInt32(2) == 0 : prices[i] < before);
        }

        return trades;
    }

    /// <summary>Open, the two extremes in the order that a path to the close takes, prices between, close.</summary>
    private List<decimal> Prices(Bar bar, int count)
    {
        if (count < 4)
        {
            // So few lots cannot touch four prices; the simulated market makes no such bar.
            throw new ArgumentException($"A bar of {count} lots has too few trades for its four prices.", nameof(count));
        }

        var isDownFirst = bar.Close >= bar.Open;
        decimal[] anchors = [bar.Open, isDownFirst ? bar.Low : bar.High, isDownFirst ? bar.High : bar.Low, bar.Close];
        var prices = new List<decimal> { anchors[0] };
        for (var leg = 1; leg < 4; leg++)
        {
            var between = (count - 4) / 3 + ((count - 4) % 3 >= leg ? 1 : 0);
            for (var i = 0; i < between; i++)
            {
                var (from, steps) = (anchors[leg - 1], (anchors[leg] - anchors[leg - 1]) / tick);
                prices.Add(from + Math.Round(steps * (i + 1) / (between + 1)) * tick);
            }

            prices.Add(anchors[leg]);
        }

        return prices;
    }
}
