using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Names a trial in a journal: the draw with what its space makes of it. The same draw of another space, learner, objective or label is another trial.</summary>
internal static class TrialKey
{
    private const int ProbedRows = 32;

    // In units of the greatest target, so that scores lie on either side of every target.
    private static readonly double[] Steps = [0, 0.5, -0.5, 1.5, -1.5];

    // All trials of a label have the same targets.
    private static readonly ConditionalWeakTable<SampleSet, string> Targets = [];

    public static string Of(TrialPlan plan, SearchPoint point, SampleSet set)
    {
        var (learner, label) = plan.Candidate;
        var options = string.Join(',', learner.Options.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key}={o.Value}"));
        return FormattableString.Invariant(
            $"{point.Text}|{learner.Name}|{options}|{label.Name}|{plan.FlatShare:R}|{CodeOf(learner, set)}|{Targets.GetValue(set, HashTargets)}");
    }

    /// <summary>What there is to learn, which code of a label and cuts decide that leave the rows as they are.</summary>
    private static string HashTargets(SampleSet set)
    {
        var (targets, bars) = (new double[set.Samples.Count], new int[2 * set.Samples.Count]);
        for (var i = 0; i < targets.Length; i++)
        {
            var sample = set.Samples[i];
            (targets[i], bars[2 * i], bars[2 * i + 1]) = (sample.Target, sample.BarIndex, sample.EndIndex);
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(targets.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(bars.AsSpan()));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }

    /// <summary>Names and options say nothing of code: the module that has it does, down to the parts of a pair.</summary>
    private static string CodeOf(ILearner learner, SampleSet set) => learner switch
    {
        MetaLabelLearner pair => $"{CodeOf(pair.Primary, set)}+{CodeOf(pair.Secondary, set)}",
        SelectingLearner selecting => CodeOf(selecting.Learner, set),
        BoostedTreesLearner { Objective: { } objective } => $"{learner.GetType().Module.ModuleVersionId}+{CodeOf(objective, set)}",
        _ => learner.GetType().Module.ModuleVersionId.ToString(),
    };

    /// <summary>Two objectives of one name may be one function over other captured numbers, which no module knows: what it gives tells them apart.</summary>
    private static string CodeOf(BoostingObjective objective, SampleSet set)
    {
        var every = Math.Max(1, set.Samples.Count / ProbedRows);
        double[] targets = [.. set.Samples.Where((_, i) => i % every == 0).Take(ProbedRows).Select(s => s.Target)];
        var unit = targets.Max(Math.Abs) is var greatest and > 0 ? greatest : 1;
        var (scores, first, second) = (new double[targets.Length], new double[targets.Length], new double[targets.Length]);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var step in Steps)
        {
            Array.Fill(scores, objective.BaseScore + step * unit);
            try
            {
                objective.Gradient(scores, targets, first, second);
                hash.AppendData(MemoryMarshal.AsBytes(first.AsSpan()));
                hash.AppendData(MemoryMarshal.AsBytes(second.AsSpan()));
                hash.AppendData(MemoryMarshal.AsBytes<double>([.. scores.Zip(targets, objective.Loss)]));
            }
            catch (LearningException exception)
            {
                // The trial may fail by it as well, and then it is judged by its failure.
                hash.AppendData(Encoding.UTF8.GetBytes(exception.Message));
            }
        }

        return FormattableString.Invariant(
            $"{objective.BaseScore:R}+{objective.Gradient.Method.Module.ModuleVersionId}+{objective.Loss.Method.Module.ModuleVersionId}+{Convert.ToHexStringLower(hash.GetHashAndReset())[..32]}");
    }
}
