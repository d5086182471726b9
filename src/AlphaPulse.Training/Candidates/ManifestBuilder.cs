using System.Globalization;
using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Writes down what a model was made from.</summary>
internal static class ManifestBuilder
{
    public const string ConfidenceOption = ModelManifest.ConformalConfidenceOption;
    public const string HalfWidthOption = ModelManifest.ConformalHalfWidthOption;
    public const string LeastProbabilityOption = ModelManifest.ConformalProbabilityOption;

    public static ModelManifest Build(
        TrainingOptions training, decimal costFraction, SampleSet set, ChronologicalSplit split, Trial chosen, CalibrationReport? calibration, IModel served, IReadOnlyDictionary<string, int> rounds, string dataHash, int trials)
    {
        var used = split.Refit;
        return new ModelManifest
        {
            Series = set.Features.Bars[0].Series,
            Label = set.Label.Name,
            TrainedFrom = set.Samples[used[0]].KnownAt,

            // The label of the last sample may end before that of one before it.
            TrainedTo = used.Max(i => set.Samples[i].LabelEnd),
            Samples = TrainingWeights.CountWeighing(TrainingWeights.Of(training, set, used, TrainingParts.RefitPart), used),
            DataHash = DataFingerprint.Of(dataHash, set.Features, split.ReplayStart),
            Provenance = [.. set.Features.Bars.Select(b => b.Provenance).Distinct().Order()],
            Options = Options(training, costFraction, set, split, chosen, calibration, served, rounds, dataHash),
            Seed = training.Seed,
            Trials = trials,
        };
    }

    private static SortedDictionary<string, string> Options(
        TrainingOptions training, decimal costFraction, SampleSet set, ChronologicalSplit split, Trial chosen, CalibrationReport? calibration, IModel served, IReadOnlyDictionary<string, int> rounds, string dataHash)
    {
        var options = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["learner"] = chosen.Learner,
            ["horizon_bars"] = Text(set.Label.HorizonBars),
            ["embargo_bars"] = Text(training.Split.EmbargoBars),
            ["train_share"] = Text(training.Split.TrainShare),
            ["holdout_share"] = Text(training.Split.HoldoutShare),
            ["stopping_share"] = Text(training.Split.StoppingShare),
            ["purge"] = training.Split.Purge ? "on" : "off",
            ["validation_share"] = Text(training.Split.ValidationShare),
            ["feature_set"] = set.Features.Schema.Name,
            ["cost_basis_points_per_side"] = Text(costFraction * 10_000),
        };
        if (dataHash.Length > 0)
        {
            // Models of other features of the same bars have this in common, and nothing else.
            options["bars_sha256"] = dataHash;
        }

        if (split.HoldoutFrom is { } from)
        {
            options["holdout_from"] = UtcText.Format(from);
        }

        if (training.Weighting != SampleWeighting.Equal)
        {
            options["weighting"] = training.Weighting == SampleWeighting.Uniqueness ? "uniqueness" : "return_attribution";
        }

        if (training.OldestWeight < 1)
        {
            options["oldest_weight"] = Text(training.OldestWeight);
        }

        if (DrawsByOverlap(chosen))
        {
            // How much of it a label has to itself: 1 over so many that share each bar.
            options["average_uniqueness"] = SampleWeights.Uniqueness(set, split.Refit).Average().ToString("R", CultureInfo.InvariantCulture);
        }

        if (calibration?.Method is { } method)
        {
            options["calibration"] = method;
        }

        if (calibration is { HalfWidth: { } halfWidth })
        {
            options[ConfidenceOption] = Text(calibration.Confidence);
            options[HalfWidthOption] = halfWidth.ToString("R", CultureInfo.InvariantCulture);
        }

        if (calibration is { LeastProbability: { } least })
        {
            options[ConfidenceOption] = Text(calibration.Confidence);
            options[LeastProbabilityOption] = least.ToString("R", CultureInfo.InvariantCulture);
        }

        if (ScoringCost.Of(served) is { } forecast)
        {
            options["predicted_ns_per_row"] = forecast.Nanoseconds.ToString("0", CultureInfo.InvariantCulture);
        }

        if (served is MetaLabelledModel { Secondary: CalibratedModel trusted })
        {
            // Not always what the options ask for: see MetaLabelLearner.
            options["secondary_calibrator"] = trusted.Calibrator.Name;
        }

        foreach (var (part, round) in rounds)
        {
            options[$"{part}.best_round"] = Text(round);
        }

        if (training.LatencyBudget is { } budget)
        {
            options["latency_budget_ns"] = budget.TotalNanoseconds.ToString("0", CultureInfo.InvariantCulture);
        }

        // Behind the same name another instrument would be other features.
        foreach (var (name, series) in set.Features.Streams)
        {
            options[ModelManifest.StreamOption + name] = series.ToString();
        }

        foreach (var (name, value) in chosen.Options)
        {
            options[name] = value;
        }

        return options;
    }

    // Options of the parts of a pair have a prefix.
    private static bool DrawsByOverlap(Trial chosen) => chosen.Options.Any(o => (o.Key[(o.Key.LastIndexOf('.') + 1)..], o.Value) is ("sequential_bootstrap", "true") or ("sampling", "sequential"));

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
