using AlphaPulse.Features;

namespace AlphaPulse.Hosting;

/// <summary>Compares scores with what came, on the samples of the holdout that the gate opened.</summary>
internal static class CalibrationSectionBuilder
{
    private const int Bins = 10;

    public static CalibrationSection? Build(PipelineState state)
    {
        if (state.Decision.Strategies.Count == 0)
        {
            return null;
        }

        var artifact = state.Training.Artifact;
        var set = state.Training.Samples;
        return Build(artifact, set, state.Training.Split.Holdout.Select(position => set.Samples[position]));
    }

    /// <summary>The same on the samples of a holdout, counted from the first bar, whose labels end inside it.</summary>
    public static CalibrationSection Build(ModelArtifact artifact, SampleSet set, Range holdout) =>
        Build(artifact, set, set.Samples.Where(s => s.BarIndex >= holdout.Start.Value && s.EndIndex < holdout.End.Value));

    private static CalibrationSection Build(ModelArtifact artifact, SampleSet set, IEnumerable<Sample> samples)
    {
        var isProbability = artifact.Model.Task == ModelTask.BinaryClassification;
        var scale = isProbability ? 1 : 10_000;
        var pairs = new List<(double Score, double Target)>();
        foreach (var sample in samples)
        {
            if (artifact.Model.TryScore(set.Features.Row(sample.BarIndex), out var score) && double.IsFinite(score))
            {
                pairs.Add((score * scale, sample.Target * scale));
            }
        }

        return new CalibrationSection(isProbability, artifact.Rule.HorizonBars, Divide(pairs, isProbability, artifact.Rule.HorizonBars));
    }

    internal static IReadOnlyList<CalibrationBin> Divide(List<(double Score, double Target)> pairs, bool isProbability, int horizon)
    {
        // Equal scores stay together, however many: groups that split them would differ by time, not by score.
        var sorted = pairs.OrderBy(p => p.Score).ToList();
        var parts = sorted
            .Select((pair, i) => (Pair: pair, Rank: i))
            .GroupBy(p => p.Pair.Score)
            .GroupBy(ties => (int)((ties.First().Rank + ties.Last().Rank) / 2L * Bins / sorted.Count), ties => ties.Select(p => p.Pair))
            .Select(group => group.SelectMany(ties => ties).ToList())
            .ToList();
        MergeSmall(parts, least: 2 * horizon);
        var bins = new List<CalibrationBin>();
        foreach (var part in parts)
        {
            // Labels reach over a horizon and overlap: about one in so many samples is new.
            var effective = Math.Max(1, (double)part.Count / horizon);
            var targets = part.ConvertAll(p => p.Target);
            var realised = isProbability ? ReportStatistics.Wilson(targets.Average(), effective) : ReportStatistics.Mean(targets, effective);
            bins.Add(new CalibrationBin(part.Average(p => p.Score), realised, part.Count));
        }

        return bins;
    }

    /// <summary>Joins groups that hold next to nothing, as ties leave them, to a neighbour: a few overlapping labels say nothing by themselves.</summary>
    private static void MergeSmall(List<List<(double Score, double Target)>> parts, int least)
    {
        for (var i = parts.Count - 1; i >= 0 && parts.Count > 1; i--)
        {
            if (parts[i].Count < least)
            {
                var to = i > 0 ? i - 1 : 1;
                parts[to] = [.. parts[Math.Min(i, to)], .. parts[Math.Max(i, to)]];
                parts.RemoveAt(i);
            }
        }
    }
}
