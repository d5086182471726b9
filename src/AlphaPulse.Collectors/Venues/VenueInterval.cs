namespace AlphaPulse.Collectors;

/// <summary>One timeframe that a venue has bars of.</summary>
/// <param name="Timeframe">The timeframe, whose grid is that of the venue's bars.</param>
/// <param name="Name">How the venue writes it in requests, as in <c>1M</c> or <c>21600</c>.</param>
public sealed record VenueInterval(Timeframe Timeframe, string Name)
{
    /// <summary>Makes intervals out of pairs of a timeframe and the venue's name of it.</summary>
    /// <param name="pairs">The pairs, as in <c>("1h", "60")</c>.</param>
    /// <returns>The intervals in the same order.</returns>
    /// <exception cref="FormatException">A timeframe is none.</exception>
    public static IReadOnlyList<VenueInterval> List(params ReadOnlySpan<(string Timeframe, string Name)> pairs)
    {
        var list = new VenueInterval[pairs.Length];
        for (var i = 0; i < pairs.Length; i++)
        {
            list[i] = new VenueInterval(Timeframe.Parse(pairs[i].Timeframe), pairs[i].Name);
        }

        return list;
    }
}
