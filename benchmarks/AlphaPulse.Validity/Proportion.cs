namespace AlphaPulse.Validity;

/// <summary>A share with its exact one-sided bounds (Clopper and Pearson, 1934).</summary>
/// <param name="Hits">How many.</param>
/// <param name="Count">Of how many; at least 1.</param>
public readonly record struct Proportion(int Hits, int Count)
{
    private const double Tail = 0.05;

    /// <summary>The share, from 0 to 1.</summary>
    public double Share => (double)Hits / Count;

    /// <summary>The greatest share that is not refuted at 5 %.</summary>
    public double Upper => Hits == Count ? 1 : ShareWhere(Hits, Count, Tail);

    /// <summary>The least share that is not refuted at 5 %.</summary>
    public double Lower => Hits == 0 ? 0 : ShareWhere(Hits - 1, Count, 1 - Tail);

    /// <summary>The share at which so many hits or fewer come with a given probability, which falls as the share grows.</summary>
    private static double ShareWhere(int hits, int count, double probability)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = AtMost(hits, count, middle) > probability ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static double AtMost(int hits, int count, double share)
    {
        var (sum, log) = (0.0, count * Math.Log(1 - share));
        for (var k = 0; k <= hits; k++)
        {
            sum += Math.Exp(log);
            log += Math.Log((double)(count - k) / (k + 1)) + Math.Log(share / (1 - share));
        }

        return sum;
    }
}
