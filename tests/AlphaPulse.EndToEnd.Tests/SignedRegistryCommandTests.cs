using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary>A registry that is signed stays signed, whatever verb writes to it.</summary>
public sealed class SignedRegistryCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_verb_that_writes_signs_and_an_emergency_rollback_keeps_the_record_verified()
    {
        using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        {
            await File.WriteAllTextAsync(_folder.File("private.pem"), key.ExportPkcs8PrivateKeyPem());
            await File.WriteAllTextAsync(_folder.File("public.pem"), key.ExportSubjectPublicKeyInfoPem());
        }

        await SimulatedCsv.WriteAsync(_folder.File("walk.csv"), bars: 3_000, tStatistic: 0);
        string[] signed = ["--registry", _folder.File("models"), "--signing-key", _folder.File("private.pem")];
        string[] bars = ["--input", _folder.File("walk.csv"), "--instrument", "csv:ALPHA-USD", "--timeframe", "1h"];
        var versions = new List<string>();
        foreach (var alpha in new[] { "10", "100", "1000" })
        {
            var trained = await CommandLine.RunAsync(["train", .. bars, "--set", "core", "--learner", $"ridge:alpha={alpha}", "--json", .. signed]);
            Assert.True(trained.ExitCode == 0, trained.Errors);
            versions.Add(JsonNode.Parse(trained.Output)!["version"]!.GetValue<string>());
            await VerifyAsync();
        }

        Assert.Equal(3, (await CommandLine.RunAsync(["models", "gate", versions[0], .. bars, "--vault", _folder.File("vault.db"), .. signed])).ExitCode);
        await VerifyAsync();
        foreach (var version in versions[..2])
        {
            Assert.Equal(0, (await CommandLine.RunAsync(["models", "promote", version, "--reason", "a drill", "--override-gate", "a drill", .. signed])).ExitCode);
        }

        await VerifyAsync();
        Assert.Equal(0, (await CommandLine.RunAsync(["models", "rollback", "--reason", "drawdown", .. signed])).ExitCode);
        await VerifyAsync();
        Assert.Equal(0, (await CommandLine.RunAsync(["models", "prune", "--keep-newest", "1", "--keep-served-days", "0", "--reason", "disk space", .. signed])).ExitCode);
        await VerifyAsync();

        // Without the key the end of the record is nobody's.
        Assert.Equal(0, (await CommandLine.RunAsync("models", "promote", versions[2], "--reason", "unsigned", "--override-gate", "unsigned", "--registry", _folder.File("models"))).ExitCode);
        Assert.Equal(3, (await CheckAsync()).ExitCode);
    }

    private async Task VerifyAsync()
    {
        var checkedRecord = await CheckAsync();
        Assert.True(checkedRecord.ExitCode == 0, checkedRecord.Output + checkedRecord.Errors);
    }

    private Task<CommandLine.Result> CheckAsync() => CommandLine.RunAsync("models", "verify", "--registry", _folder.File("models"), "--key", _folder.File("public.pem"));
}
