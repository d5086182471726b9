using AlphaPulse.Features;
using AlphaPulse.Inference;
using AlphaPulse.Models;

namespace AlphaPulse.Hosting.Tests;

/// <summary>A model of several classes serves by its alias like every other, once its classes have values.</summary>
public sealed class ServedClassesTests
{
    [Fact]
    public async Task Signals_have_the_expected_value_of_the_classes_as_their_score()
    {
        using var folder = new TestKit.TemporaryFolder();
        var registry = new FileModelRegistry(folder.Path, TimeProvider.System);
        var features = FeatureSet.Parse("one", "log_return(1)");
        var several = new MultinomialModel(features.Schema, [0, 0, 0], [-50, 0, 50]);
        var series = new BarSeriesId(InstrumentId.Parse("test:AAA-BBB"), Timeframe.OneHour);
        var start = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var version = await registry.RegisterAsync(new ModelArtifact(
            new ClassValueModel(several, -0.01, 0, 0.02),
            new SignalRule(0.005, -0.005, horizonBars: 1),
            new ModelManifest
            {
                Series = series,
                Label = "forward_log_return(1)",
                TrainedFrom = start,
                TrainedTo = start,
                Samples = 1,
                DataHash = new string('0', 64),
                Provenance = [BarProvenance.Import],
                Options = new Dictionary<string, string>(),
                Seed = 1,
                Trials = 1,
            }));
        await registry.MoveAliasesAsync(new Dictionary<string, string> { [ModelAliases.Champion] = version.Id }, "test");

        var engine = await new SignalEngineFactory(registry).CreateAsync(ModelAliases.Champion, AlwaysOpenCalendar.Instance, SignalMode.Champion);
        engine.Warm(Bar(0, 100));
        Assert.True(engine.TryProcess(Bar(1, 110), out var signal));
        double[] shares = [Math.Exp(-50 * Math.Log(1.1)), 1, Math.Exp(50 * Math.Log(1.1))];
        Assert.Equal((shares[0] * -0.01 + shares[2] * 0.02) / shares.Sum(), signal.Score, 1e-12);
        Assert.Equal((SignalDirection.Long, version.Id), (signal.Direction, signal.ModelVersion));

        Bar Bar(int hour, decimal close) => new(
            series, start.AddHours(hour), 100, Math.Max(100, close), 100, close, 1, start.AddHours(hour + 1), BarProvenance.Import);
    }
}
