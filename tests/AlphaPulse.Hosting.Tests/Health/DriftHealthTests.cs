using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AlphaPulse.Hosting.Tests.Health;

public class DriftHealthTests
{
    private static readonly DateTimeOffset Now = new(2024, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Without_a_model_or_a_replay_it_is_degraded_with_the_remedy()
    {
        await using var scene = new HealthScene(Now);
        var none = await scene.CheckAsync("drift");
        Assert.Equal(HealthStatus.Degraded, none.Status);
        Assert.Contains("no model", none.Description, StringComparison.Ordinal);

        var version = await RegisterAsync(scene, ModelAliases.Champion);
        var unwatched = await scene.CheckAsync("drift");
        Assert.Equal((HealthStatus.Degraded, version), (unwatched.Status, unwatched.Data["version"]));
        Assert.Contains("run the pipeline once", unwatched.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("quiet", HealthStatus.Healthy, "flow")]
    [InlineData("warning", HealthStatus.Degraded, "since 2024-01-01T06:00:00Z: the distance of x is 1")]
    [InlineData("held", HealthStatus.Unhealthy, "since 2024-01-01T06:00:00Z: the distance of x is 1")]
    public async Task The_level_decides_and_the_reason_is_given(string level, HealthStatus status, string text)
    {
        await using var scene = new HealthScene(Now);
        var version = await RegisterAsync(scene, ModelAliases.Challenger);
        await StoreAsync(scene, version, JsonSerializer.SerializeToUtf8Bytes(
            new DriftRecord("binance:BTC-USDT@1h", "shadow", "drift", level, Now.AddHours(-6), Now, ["the distance of x is 1"]),
            HostingJsonContext.Default.DriftRecord));

        var result = await scene.CheckAsync("drift");

        Assert.Equal(status, result.Status);
        Assert.Contains(text, result.Description, StringComparison.Ordinal);
        Assert.Equal((version, level, "shadow", "2024-01-01T12:00:00Z"), (result.Data["version"], result.Data["level"], result.Data["mode"], result.Data["last_bar"]));
    }

    [Fact]
    public async Task Drift_that_nobody_watches_is_degraded_with_its_reason()
    {
        await using var scene = new HealthScene(Now);
        var version = await RegisterAsync(scene, ModelAliases.Champion);
        await StoreAsync(scene, version, JsonSerializer.SerializeToUtf8Bytes(
            new DriftRecord("binance:BTC-USDT@1h", "champion", "unwatched", "unwatched", null, Now, []) { Reason = "Too few rows." },
            HostingJsonContext.Default.DriftRecord));

        var result = await scene.CheckAsync("drift");

        Assert.Equal((HealthStatus.Degraded, "unwatched"), (result.Status, result.Data["status"]));
        Assert.Contains($"The drift of {version} is not watched: Too few rows.", result.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_unhealthy_and_named()
    {
        await using var scene = new HealthScene(Now);
        var version = await RegisterAsync(scene, ModelAliases.Champion, ModelAliases.Challenger);
        await StoreAsync(scene, version, Encoding.UTF8.GetBytes("{\"series\":"));

        var result = await scene.CheckAsync("drift");

        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.Contains($"The record drift.json of {version} cannot be read", result.Description, StringComparison.Ordinal);
        Assert.Equal(nameof(JsonException), result.Data["error"]);
    }

    private static async Task<string> RegisterAsync(HealthScene scene, params IEnumerable<string> aliases)
    {
        var version = await scene.Registry.RegisterAsync(StateTests.Artifact());
        await scene.Registry.MoveAliasesAsync(aliases.ToDictionary(a => a, _ => version.Id, StringComparer.Ordinal), "test");
        return version.Id;
    }

    private static Task<string> StoreAsync(HealthScene scene, string version, byte[] record) =>
        scene.Registry.StoreEvidenceAsync(version, DriftRecord.FileName, record);
}
