using System.Diagnostics;
using System.Globalization;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests.Browser;

/// <summary>A headless browser of its own with a fresh profile; it ends with the test.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private readonly Process _process;
    private readonly TemporaryFolder _profile;

    private Chromium(Process process, TemporaryFolder profile, Uri endpoint)
    {
        (_process, _profile, Endpoint) = (process, profile, endpoint);
    }

    /// <summary>Why browser tests are skipped, or <see langword="null"/> where they run.</summary>
    public static string? SkipReason { get; } =
        Find() is not null || Environment.GetEnvironmentVariable("ALPHAPULSE_REQUIRE_BROWSER") == "1"
            ? null
            : "No browser is installed; install chromium.";

    /// <summary>Where the browser speaks the DevTools protocol.</summary>
    public Uri Endpoint { get; }

    public static async Task<Chromium> StartAsync()
    {
        var program = Find() ?? throw new FileNotFoundException($"None of {string.Join(", ", Candidates)} is installed; install chromium.");
        var profile = new TemporaryFolder();
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--hide-scrollbars",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-port=0",
            $"--user-data-dir={profile.Path}", "about:blank",
        ])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        try
        {
            _ = process.StandardOutput.ReadToEndAsync();
            using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            const string Announcement = "DevTools listening on ";
            var said = new List<string>();
            while (await process.StandardError.ReadLineAsync(timeout.Token) is { } line)
            {
                said.Add(line);
                if (line.StartsWith(Announcement, StringComparison.Ordinal))
                {
                    _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
                    return new Chromium(process, profile, new Uri(line[Announcement.Length..].Trim()));
                }
            }

            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{program} ended without an endpoint: {string.Join('\n', said)}"));
        }
        catch
        {
            await EndAsync(process, profile);
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await EndAsync(_process, _profile);

    private static string? Find() => Candidates.FirstOrDefault(File.Exists);

    private static async Task EndAsync(Process process, TemporaryFolder profile)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                profile.Dispose();
                return;
            }
            catch (IOException) when (attempt < 20)
            {
                // A child of the browser that is just ending may still write to its profile.
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }
    }
}
