namespace AlphaPulse.Http;

/// <summary>A request that is underway, or a live one that waits.</summary>
/// <param name="Id">Who it is.</param>
/// <param name="Owner">The budget that made it.</param>
/// <param name="Until">When it counts as arrived (underway) or is forgotten (waiting) unless it is heard of before, in monotonic ticks.</param>
/// <param name="IsWaiting">Whether it waits.</param>
/// <param name="Amounts">What it takes of each limit, by the key of the limit.</param>
internal sealed record BudgetReservation(long Id, long Owner, long Until, bool IsWaiting, (string Key, long Amount)[] Amounts)
{
    public long AmountOf(string key)
    {
        foreach (var (held, amount) in Amounts)
        {
            if (held == key)
            {
                return amount;
            }
        }

        return 0;
    }
}
