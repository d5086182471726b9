namespace AlphaPulse.Http;

/// <summary>Where the state of a budget is kept.</summary>
internal interface IBudgetStore
{
    /// <summary>Reads and changes the state, alone among all that share it.</summary>
    /// <returns>Whether that was possible; where it was not, nothing was changed.</returns>
    bool TryUse(Func<long> now, Action<BudgetState> change);
}
