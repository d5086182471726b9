using AlphaPulse.TestKit;
using AlphaPulse.Training;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Hosting.Tests.Stages;

/// <summary>What a model holds possible goes with each of its signals into the ledger, and the replay counts how often it came.</summary>
public sealed class PredictionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_signal_of_a_run_has_its_prediction_and_the_coverage_is_counted_on_what_came()
    {
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse
            .AddSimulation(o => (o.Bars, o.RevisionProbability) = (3_000, 0))
            .AddTraining(o => o.Use(TrainingProfile.Fast))
            .AddEmbeddedPipeline(o => o.WorkingDirectory = _folder.Path));
        await using var provider = services.BuildServiceProvider();
        var summary = await provider.GetRequiredService<PipelineRunner>().RunAsync();
        var coverage = summary.Signals.Coverage!;
        Assert.Equal(new TrainingOptions().Confidence, coverage.Nominal);

        // Counted once more, from nothing but the ledger and the bars: from the close of the signal to that of its horizon.
        var closes = new Dictionary<DateTimeOffset, decimal>();
        await foreach (var bar in provider.GetRequiredService<IBarStore>().ReadAsync(new BarQuery((await provider.GetRequiredService<IBarStore>().ListSeriesAsync())[0].Series)))
        {
            closes[bar.OpenTime] = bar.Close;
        }

        var (signals, held, abstained) = (0, 0, 0);
        var lines = File.ReadLines(_folder.File("signals.csv")).Skip(1).Select(line => line.Split(',')).ToDictionary(f => f[0], f => f[^5..]);
        await foreach (var outcome in provider.GetRequiredService<IOutcomeLedger>().ReadAsync(new OutcomeQuery()))
        {
            var signal = outcome.Signal;
            var prediction = signal.Prediction!.Value;
            var line = lines[UtcText.Format(signal.BarTime)];
            Assert.Equal((prediction.Confidence, prediction.Abstains), (double.Parse(line[0], System.Globalization.CultureInfo.InvariantCulture), bool.Parse(line[4])));
            Assert.Equal(prediction.Set is { } set ? SnakeCase.Of(set) : string.Empty, line[3]);
            if (closes.TryGetValue(signal.HorizonTime, out var last))
            {
                var change = Math.Log((double)(last / signal.ReferencePrice));
                signals++;
                held += prediction.Holds(coverage.IsSet ? change > 0 ? 1 : 0 : change) ? 1 : 0;
                abstained += prediction.Abstains ? 1 : 0;
            }
        }

        Assert.True(signals > 100);
        Assert.Equal((signals, (double)held / signals, (double)abstained / signals), (coverage.Signals, coverage.Measured, coverage.AbstainShare));
        Assert.Contains("In the replay it held", await File.ReadAllTextAsync(_folder.File("report.html")), StringComparison.Ordinal);
    }
}
