namespace AlphaPulse.Http;

/// <summary>The requests that wait for one budget: live ones first, then in their order. Used under the lock of the budget.</summary>
internal sealed class BudgetQueue
{
    private readonly List<BudgetWaiter> _waiters = [];
    private long _order;

    public BudgetWaiter Enter(RateDemand demand)
    {
        var waiter = new BudgetWaiter(demand, _order++);
        var before = _waiters.FindIndex(waiter.GoesBefore);
        _waiters.Insert(before < 0 ? _waiters.Count : before, waiter);
        return waiter;
    }

    public void Leave(BudgetWaiter waiter) => _waiters.Remove(waiter);

    public void WakeAll()
    {
        foreach (var waiter in _waiters)
        {
            waiter.Wake();
        }
    }

    /// <summary>How many before it lack nothing but a place among those underway.</summary>
    public int WaitingForSlotBefore(BudgetWaiter waiter) => _waiters.TakeWhile(w => w != waiter).Count(w => w.WaitsForSlot);

    /// <summary>How much of a limit those before it will take.</summary>
    public long AmountBefore(BudgetWaiter waiter, RateLimit limit)
    {
        long sum = 0;
        foreach (var other in _waiters)
        {
            if (other == waiter)
            {
                break;
            }

            sum += limit.AppliesTo(other.Demand.Group) ? limit.AmountOf(other.Demand.Weight) : 0;
        }

        return sum;
    }
}
