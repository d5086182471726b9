namespace AlphaPulse.Training;

/// <summary>Takes outcomes that share no bar: signals of neighbouring bars live through the same move, and counted as so many they are evidence that is not there.</summary>
internal static class SeparateOutcomes
{
    public static bool IsSettled(Outcome outcome) => outcome is { Status: OutcomeStatus.Settled, NetReturn: not null };

    /// <summary>
    /// The first, and then each that begins where the one before it has ended. What is taken depends on times alone and goes on as outcomes come, so
    /// that those of one look are among those of the next.
    /// </summary>
    /// <param name="items">What there is, in the order of its bars.</param>
    /// <param name="signal">The signal of an item, or that of a pair which lives longer.</param>
    public static List<T> Take<T>(IEnumerable<T> items, Func<T, Signal> signal)
    {
        var taken = new List<T>();
        var end = DateTimeOffset.MinValue;
        foreach (var item in items)
        {
            var next = signal(item);
            if (next.BarTime >= end)
            {
                taken.Add(item);
                end = next.HorizonTime;
            }
        }

        return taken;
    }
}
