namespace AlphaPulse.Http;

/// <summary>What was used of one limit, in slots of a 256th of its window. Times are ticks of 100 ns of the monotonic clock.</summary>
internal sealed class BudgetWindow(long width)
{
    private const int Slots = 256;
    private readonly long _slot = Math.Max(1, width / Slots);

    public long Width { get; } = width;

    /// <summary>Ascending by time.</summary>
    public List<(long At, long Amount)> Uses { get; } = [];

    /// <summary>The end of the slot of a time. Rounding up keeps a use too long rather than too short.</summary>
    public long SlotOf(long at) => at % _slot == 0 ? at : (at / _slot * _slot) + _slot;

    /// <summary>When there is room again if all of it is used at a time, and again as soon as there is, so many times. Whoever waits wakes a little late, which is in the next slot.</summary>
    public long After(long at, long times) => times == 0 ? at : SlotOf(at) + Width + ((times - 1) * (Width + _slot));

    public void Add(long at, long amount)
    {
        if (amount <= 0)
        {
            return;
        }

        var slot = SlotOf(at);
        var i = Uses.Count;
        while (i > 0 && Uses[i - 1].At > slot)
        {
            i--;
        }

        if (i > 0 && Uses[i - 1].At == slot)
        {
            Uses[i - 1] = (slot, Uses[i - 1].Amount + amount);
        }
        else
        {
            Uses.Insert(i, (slot, amount));
        }
    }

    public void Forget(long now) => Uses.RemoveAll(use => use.At + Width <= now);

    /// <summary>What was entered for a time or later.</summary>
    public long UsedFrom(long at)
    {
        long sum = 0;
        for (var i = Uses.Count - 1; i >= 0 && Uses[i].At >= at; i--)
        {
            sum += Uses[i].Amount;
        }

        return sum;
    }

    public long Used()
    {
        long sum = 0;
        foreach (var (_, amount) in Uses)
        {
            sum += amount;
        }

        return sum;
    }
}
