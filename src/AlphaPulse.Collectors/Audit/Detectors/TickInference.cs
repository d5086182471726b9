namespace AlphaPulse.Collectors;

/// <summary>Tells the tick of a block of values.</summary>
internal static class TickInference
{
    private const int GreatestScale = 28;
    private static readonly int[] Multiples = [25, 5];

    /// <summary>The tick, or 0 where the values are too few to tell.</summary>
    public static decimal Find(List<OffGridCell> cells, int fewestDistinct)
    {
        if (cells.Select(cell => cell.Value).Distinct().Take(fewestDistinct).Count() < fewestDistinct)
        {
            return 0;
        }

        var decimals = FindDecimals(cells);
        var unit = new decimal(1, 0, 0, isNegative: false, (byte)decimals);
        foreach (var multiple in Multiples)
        {
            var tick = multiple * unit;

            // Among multiples of the coarser tick that of one without decimals would be a matter of chance.
            if (decimals > 0 && 50 * cells.Count(cell => cell.Value % tick != 0) <= cells.Count)
            {
                return tick;
            }
        }

        return unit;
    }

    public static int DecimalsOf(decimal tick) => tick.Scale;

    private static int FindDecimals(List<OffGridCell> cells)
    {
        var counts = new int[GreatestScale + 1];
        foreach (var cell in cells)
        {
            counts[Math.Min(cell.Decimals, GreatestScale)]++;
        }

        var finer = cells.Count;
        for (var decimals = 0; decimals < GreatestScale; decimals++)
        {
            finer -= counts[decimals];
            if (10 * finer <= cells.Count)
            {
                return decimals;
            }
        }

        return GreatestScale;
    }
}
