using System.Diagnostics;
using System.Text.Json.Nodes;
using AlphaPulse.Backtesting;
using AlphaPulse.Collectors;
using AlphaPulse.Features;
using AlphaPulse.Training;

namespace AlphaPulse.Validity;

/// <summary>How long the full profile takes on a file of bars: features, 50 trials on five purged folds, the last fit, calibration and guards.</summary>
/// <remarks>
/// The fifty-two columns need news. Where there are none, a series of random numbers takes their place: this measures time, and the model is
/// worth nothing.
/// </remarks>
internal static class FullProfile
{
    /// <summary>Runs it once and writes one JSON object.</summary>
    public static async Task RunAsync(TextWriter output, string file, string set, CancellationToken cancellationToken)
    {
        var loaded = await CsvBarLoader.LoadAsync(file, options: null, cancellationToken).ConfigureAwait(false);
        var features = FeatureSets.Get(set);
        var start = Stopwatch.GetTimestamp();
        var rows = FeatureMatrix.Compute(features, loaded.Report.Calendar, loaded.Bars, features.Inputs.Count == 0 ? FeatureInputs.None : Noise(features, loaded.Report.Calendar, loaded.Bars), cancellationToken);
        var computed = Stopwatch.GetElapsedTime(start);
        var trials = new List<double>();
        var options = new TrainingOptions().Use(TrainingProfile.Full);
        var result = new ModelTrainer(options, new TradingCosts()).Train(
            rows, loaded.Report.Calendar, new string('0', 64), progress: new Told(() => trials.Add(Stopwatch.GetElapsedTime(start).TotalSeconds)), cancellationToken: cancellationToken);
        var total = Stopwatch.GetElapsedTime(start);
        var line = new JsonObject
        {
            ["file"] = Path.GetFileNameWithoutExtension(file),
            ["bars"] = loaded.Bars.Count,
            ["set"] = rows.Schema.Name,
            ["columns"] = rows.Schema.Columns.Count,
            ["processors"] = Environment.ProcessorCount,
            ["trials"] = result.Trials.Count,
            ["failed_trials"] = result.Trials.Count(t => t.Failure is not null),
            ["features_s"] = Math.Round(computed.TotalSeconds, 2),
            ["trials_s"] = Math.Round(trials[^1] - computed.TotalSeconds, 2),
            ["total_s"] = Math.Round(total.TotalSeconds, 2),
            ["chosen"] = result.Chosen.Learner,
        };
        await output.WriteLineAsync(line.ToJsonString()).ConfigureAwait(false);
    }

    private static FeatureInputs Noise(FeatureSet features, ITradingCalendar calendar, IReadOnlyList<Bar> bars)
    {
        var random = new DeterministicRandom(1);
        FeatureObservation[] numbers = [.. bars.Select(b => new FeatureObservation(b.OpenTime, b.OpenTime, 0.3 * random.NextNormal()))];
        var source = new ObservationSource(numbers, ObservationReduction.Mean, calendar.CloseOf(bars[0].Series.Timeframe, bars[^1].OpenTime));
        return new FeatureInputs
        {
            Sources = features.Inputs.ToDictionary(i => i, _ => (IFeatureSource)source, StringComparer.Ordinal),
        };
    }

    private sealed class Told(Action tell) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => tell();
    }
}
