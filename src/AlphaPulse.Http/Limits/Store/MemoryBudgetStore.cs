namespace AlphaPulse.Http;

/// <summary>Keeps the state for this process. Used under the lock of the budget.</summary>
internal sealed class MemoryBudgetStore : IBudgetStore
{
    private readonly BudgetState _state = new();

    public bool TryUse(Func<long> now, Action<BudgetState> change)
    {
        change(_state);
        return true;
    }
}
