using AlphaPulse.Features;

namespace AlphaPulse.Training;

/// <summary>Makes the rule of a model from its scores on training rows.</summary>
internal static class SignalRules
{
    public static double CenterOf(ModelTask task) => task == ModelTask.BinaryClassification ? 0.5 : 0.0;

    /// <summary>A regression is undecided at 0, a probability at one half; a share of the rows nearest to that takes no side.</summary>
    public static SignalRule Of(IModel model, SampleSet set, IReadOnlyList<int> rows, double flatShare)
    {
        var center = CenterOf(model.Task);
        if (flatShare <= 0)
        {
            return new SignalRule(center, center, set.Label.HorizonBars);
        }

        var distances = new List<double>(rows.Count);
        foreach (var row in rows)
        {
            if (model.TryScore(set.Features.Row(set.Samples[row].BarIndex), out var score))
            {
                distances.Add(Math.Abs(score - center));
            }
        }

        distances.Sort();
        var distance = distances.Count == 0 ? 0 : distances[Math.Min(distances.Count - 1, (int)(flatShare * distances.Count))];
        return new SignalRule(center + distance, center - distance, set.Label.HorizonBars);
    }
}
