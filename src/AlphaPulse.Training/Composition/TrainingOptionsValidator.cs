using System.Globalization;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Training;

/// <summary>Checks <see cref="TrainingOptions"/> against the documented ranges, each value and how they go together.</summary>
internal sealed class TrainingOptionsValidator : IValidateOptions<TrainingOptions>
{
    public ValidateOptionsResult Validate(string? name, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var defects = FindDefects(options).ToList();
        return defects.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(defects);
    }

    /// <summary>What is wrong with the options and with all that they hold.</summary>
    public static IEnumerable<string> FindDefects(TrainingOptions options) =>
    [
        .. OwnDefects(options), .. FindDefects(options.Split), .. FindDefects(options.Search), .. FindDefects(options.MetaLabel),
        .. FindDefects(options.Combinatorial), .. GuardOptionsRanges.FindDefects(options.Guards),
    ];

    // Comparisons of doubles are written so that NaN fails them.
    private static IEnumerable<string> OwnDefects(TrainingOptions options)
    {
        if (options.HorizonBars is < 1 or > 10_000)
        {
            yield return Text($"HorizonBars is {options.HorizonBars}; set it from 1 to 10,000.");
        }

        if (options.MinimumSamples < 30)
        {
            yield return Text($"MinimumSamples is {options.MinimumSamples}; set it to at least 30.");
        }

        if (options.Penalties.Count == 0 || options.Penalties.Any(p => !(p > 0) || !double.IsFinite(p)))
        {
            yield return Text($"Penalties are [{string.Join(", ", options.Penalties)}]; give at least one, all positive.");
        }

        if (options.L1Ratios.Count == 0 || options.L1Ratios.Any(r => !(r is >= 0 and <= 1)))
        {
            yield return Text($"L1Ratios are [{string.Join(", ", options.L1Ratios)}]; give at least one, all from 0 to 1.");
        }

        if (options.TreeDepths.Any(d => d is < 1 or > 12))
        {
            yield return Text($"TreeDepths are [{string.Join(", ", options.TreeDepths)}]; each is from 1 to 12.");
        }

        foreach (var candidate in options.Candidates.Where(c => !c.Label.TellsSide))
        {
            yield return Text($"Candidates has {candidate.Learner.Name} on {candidate.Label.Name}, which tells no side; give it a label that does.");
        }

        if (options is { Candidates.Count: > 0, Search: not null })
        {
            yield return Text($"Candidates has {options.Candidates.Count} candidates and Search is set, which draws its own; set one of them, or give the search a LearnerSpace.");
        }

        if (!Enum.IsDefined(options.Weighting))
        {
            yield return Text($"Weighting is {(int)options.Weighting}; set it to Equal, Uniqueness or ReturnAttribution.");
        }

        if (!(options.OldestWeight is > -1 and <= 1))
        {
            yield return Text($"OldestWeight is {options.OldestWeight}; set it above -1 and at most 1.");
        }

        if (options.MaximumThreads is < 0 or > 1024)
        {
            yield return Text($"MaximumThreads is {options.MaximumThreads}; set it from 1 to 1,024, or to 0 for one for each processor.");
        }

        if (options.Folds is < 2 or > 50)
        {
            yield return Text($"Folds is {options.Folds}; set it from 2 to 50.");
        }

        if (!Enum.IsDefined(options.Calibration))
        {
            yield return Text($"Calibration is {(int)options.Calibration}; set it to None, Platt, Isotonic, Beta or Temperature.");
        }

        if (!(options.Confidence is >= 0.5 and <= 0.99))
        {
            yield return Text($"Confidence is {options.Confidence}; set it from 0.5 to 0.99.");
        }

        if (options.LatencyBudget is { } budget && budget <= TimeSpan.Zero)
        {
            yield return Text($"LatencyBudget is {budget}; set it above zero, or leave it out.");
        }

        if (options.FlatShares.Count == 0 || options.FlatShares.Any(s => !(s is >= 0 and < 1)))
        {
            yield return Text($"FlatShares are [{string.Join(", ", options.FlatShares)}]; give at least one, all from 0 to less than 1.");
        }
    }

    private static IEnumerable<string> FindDefects(SearchOptions? search)
    {
        if (search is null)
        {
            yield break;
        }

        if (!Enum.IsDefined(search.Method))
        {
            yield return Text($"Search.Method is {(int)search.Method}; set it to Random or TreeParzen.");
        }

        if (search.Trials is < 1 or > 10_000)
        {
            yield return Text($"Search.Trials is {search.Trials}; set it from 1 to 10,000.");
        }

        if (search.TimeBudget is { } budget && budget <= TimeSpan.Zero)
        {
            yield return Text($"Search.TimeBudget is {budget}; set it above zero, or leave it out.");
        }

        if (search.Folds is < 1 or > 50)
        {
            yield return Text($"Search.Folds is {search.Folds}; set it from 1 to 50.");
        }

        if (search.StartupTrials < 2)
        {
            yield return Text($"Search.StartupTrials is {search.StartupTrials}; set it to at least 2.");
        }

        if (search.HalvingFactor is < 2 or > 10)
        {
            yield return Text($"Search.HalvingFactor is {search.HalvingFactor}; set it from 2 to 10.");
        }

        if (search.Spaces is { Count: 0 })
        {
            yield return "Search.Spaces is empty; give at least one, or leave it out for the default.";
        }
    }

    private static IEnumerable<string> FindDefects(MetaLabelOptions? meta)
    {
        if (meta is null)
        {
            yield break;
        }

        if (meta.Folds is < 2 or > 50)
        {
            yield return Text($"MetaLabel.Folds is {meta.Folds}; set it from 2 to 50.");
        }

        if (meta.Secondaries.Count == 0 || meta.Secondaries.Any(s => s.Task != ModelTask.BinaryClassification))
        {
            yield return Text($"MetaLabel.Secondaries are [{string.Join(", ", meta.Secondaries.Select(s => s.Name))}]; give at least one, all classifications.");
        }
    }

    private static IEnumerable<string> FindDefects(CombinatorialOptions? combinatorial)
    {
        if (combinatorial is null)
        {
            yield break;
        }

        if (combinatorial.Groups is < 3 or > 50)
        {
            yield return Text($"Combinatorial.Groups is {combinatorial.Groups}; set it from 3 to 50.");
        }
        else if (combinatorial.TestGroups < 1 || combinatorial.TestGroups >= combinatorial.Groups)
        {
            yield return Text($"Combinatorial.TestGroups is {combinatorial.TestGroups}; set it from 1 to {combinatorial.Groups - 1}, one less than Groups.");
        }
        else if (CombinatorialSplits.CountOf(combinatorial.Groups, combinatorial.TestGroups) is var splits and > CombinatorialOptions.MaximumSplits)
        {
            yield return Text($"Combinatorial.Groups of {combinatorial.Groups} and TestGroups of {combinatorial.TestGroups} make {splits:0} splits, each of them a fit; at most {CombinatorialOptions.MaximumSplits} are let pass, so take fewer groups.");
        }

        if (combinatorial.TimeBudget is { } budget && budget <= TimeSpan.Zero)
        {
            yield return Text($"Combinatorial.TimeBudget is {budget}; set it above zero, or leave it out.");
        }
    }

    private static IEnumerable<string> FindDefects(SplitOptions split)
    {
        if (!(split.TrainShare is >= 0.1 and <= 0.9))
        {
            yield return Text($"Split.TrainShare is {split.TrainShare}; set it from 0.1 to 0.9.");
        }

        if (!(split.HoldoutShare is >= 0.05 and <= 0.8))
        {
            yield return Text($"Split.HoldoutShare is {split.HoldoutShare}; set it from 0.05 to 0.8.");
        }

        if (split.TrainShare + split.HoldoutShare >= 1)
        {
            yield return Text($"Split.TrainShare {split.TrainShare} and Split.HoldoutShare {split.HoldoutShare} leave nothing for replay; their sum must be below 1.");
        }

        if (!(split.StoppingShare is >= 0.05 and <= 0.5))
        {
            yield return Text($"Split.StoppingShare is {split.StoppingShare}; set it from 0.05 to 0.5.");
        }

        if (!(split.ValidationShare is >= 0.05 and <= 0.5))
        {
            yield return Text($"Split.ValidationShare is {split.ValidationShare}; set it from 0.05 to 0.5.");
        }

        if (split.EmbargoBars is < 0 or > 100_000)
        {
            yield return Text($"Split.EmbargoBars is {split.EmbargoBars}; set it from 0 to 100,000.");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
