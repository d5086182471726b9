namespace AlphaPulse.EndToEnd.Tests.Browser;

/// <summary>One browser for the tests of a class, started when the first of them asks; every test opens a page of its own.</summary>
public sealed class OneBrowser : IAsyncLifetime
{
    private readonly Lazy<Task<Chromium>> _browser = new(Chromium.StartAsync);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_browser.IsValueCreated)
        {
            await (await _browser.Value).DisposeAsync();
        }
    }

    internal async Task<DevTools> OpenPageAsync() => await DevTools.OpenPageAsync(await _browser.Value);
}
