using AlphaPulse.Features;
using AlphaPulse.Simulation;
using AlphaPulse.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Hosting.Tests.Features;

/// <summary>A set with higher timeframes, another instrument and a source goes through the whole pipeline, or it is said what is missing.</summary>
public class FeatureInputPipelineTests
{
    private static readonly InstrumentId Other = InstrumentId.Parse("sim:OTHER-USD");

    private static readonly FeatureSet Set = FeatureSet.Parse(
        "joined", "log_return(1)", "log_return(6)", "volatility(24)", "rsi(14)@4h", "log_return(1) - log_return(1)@OTHER", "sma(6,input(mood))");

    [Fact]
    public async Task A_set_with_other_bars_and_a_source_trains_and_is_replayed()
    {
        using var folder = new TemporaryFolder();
        await using var provider = Provide(folder, pulse => pulse.AddFeatureStream("OTHER", Other).AddFeatureSource("mood", _ => new Mood()));
        var summary = await provider.GetRequiredService<PipelineRunner>().RunAsync();
        Assert.True(summary.Signals.Emitted > 100, $"{summary.Signals.Emitted} signals");

        // The replay asks the store and the source itself; a row that it could not make would be an abstention.
        Assert.InRange(summary.Signals.Abstained, 0, summary.Signals.Emitted / 10);
        var head = (await File.ReadAllLinesAsync(folder.File("features.csv")))[0];
        Assert.Contains("log_return(1) - log_return(1)@OTHER", head, StringComparison.Ordinal);
        Assert.Contains("rsi(14)@4h", head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("log_return(1) - log_return(1)@OTHER", "OTHER", "AddFeatureStream", true)]
    [InlineData("sma(6,input(mood))", "mood", "AddFeatureSource", false)]
    public async Task What_the_host_did_not_supply_ends_the_run_with_the_remedy(string column, string input, string remedy, bool hasSource)
    {
        using var folder = new TemporaryFolder();
        await using var provider = Provide(folder, pulse => _ = hasSource
            ? pulse.AddFeatureSource("mood", _ => new Mood())
            : pulse.AddFeatureStream("OTHER", Other));
        var refused = await Assert.ThrowsAsync<FeatureInputException>(() => provider.GetRequiredService<PipelineRunner>().RunAsync());
        Assert.Equal((column, input), (refused.Column, refused.Input));
        Assert.Contains(remedy, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bars_of_the_other_instrument_are_part_of_what_a_model_was_trained_on()
    {
        using var folder = new TemporaryFolder();
        await using var provider = Provide(folder, pulse => pulse.AddFeatureStream("OTHER", Other).AddFeatureSource("mood", _ => new Mood()));
        var state = new PipelineState();
        foreach (var stage in provider.GetServices<IPipelineStage>().Take(3))
        {
            await stage.RunAsync(state, new Progress<long>());
        }

        using var alone = new BarHash();
        foreach (var bar in state.Features.Bars)
        {
            alone.Append(bar);
        }

        Assert.NotEqual(alone.Finish(), state.DataHash);
    }

    private static ServiceProvider Provide(TemporaryFolder folder, Action<IAlphaPulseBuilder> configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IPipelineSource, TwoSeries>();
        services.AddAlphaPulse(pulse =>
        {
            configure(pulse.AddFeatures(Set));
            pulse.AddSimulation(o => (o.Bars, o.RevisionProbability) = (4_000, 0)).AddEmbeddedPipeline(o => o.WorkingDirectory = folder.Path);
        });
        return services.BuildServiceProvider();
    }

    /// <summary>Says something every hour, from the hour alone.</summary>
    private sealed class Mood : IFeatureSource
    {
        public bool TryRead(DateTimeOffset openTime, DateTimeOffset closeTime, DateTimeOffset asOf, out FeatureReading reading)
        {
            reading = new FeatureReading(Math.Sin(openTime.ToUnixTimeSeconds() / 36_000.0), openTime);
            return true;
        }
    }

    private sealed class TwoSeries(SimulatedMarket market, IBarStore store) : IPipelineSource
    {
        public async Task<IngestReport> IngestAsync(IProgress<long>? progress, CancellationToken cancellationToken = default)
        {
            Bar[] bars = [.. market.Generate()];
            var other = new BarSeriesId(Other, market.Series.Timeframe);
            await store.WriteAsync(bars, cancellationToken);
            await store.WriteAsync(
                [.. bars.Select((b, i) => new Bar(other, b.OpenTime, 10 + i % 5, 20, 9, 10 + i % 3, 1, b.AvailableAt, b.Provenance))], cancellationToken);
            return new IngestReport(market.Series, AlwaysOpenCalendar.Instance, bars.Length, Quarantined: 0, []);
        }
    }
}
