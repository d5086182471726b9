namespace AlphaPulse.Storage.Tests.Contracts;

/// <summary>What the contract tests of all stores share: a new, empty store for each test, on a clock that stands still.</summary>
/// <typeparam name="TStore">The contract.</typeparam>
public abstract class StoreContract<TStore> : IAsyncLifetime
    where TStore : class
{
    private readonly List<IAsyncDisposable> _owned = [];

    protected ManualClock Clock { get; } = new(new DateTimeOffset(2025, 6, 1, 12, 0, 0, TimeSpan.Zero));

    protected TStore Store { get; private set; } = null!;

    public Task InitializeAsync()
    {
        Store = Create();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        foreach (var owned in _owned)
        {
            await owned.DisposeAsync();
        }
    }

    /// <summary>A new, empty store on the clock of the test.</summary>
    protected abstract TStore Create();

    /// <summary>Disposes something at the end of the test.</summary>
    protected T Own<T>(T owned)
        where T : IAsyncDisposable
    {
        _owned.Add(owned);
        return owned;
    }
}
