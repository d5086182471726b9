using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>The losses after every round, of the training rows and of the sets that are watched; nothing where none is.</summary>
internal sealed class LossCurves(
    BoostedTreesLearner options, LossFunction loss, Gradients gradients, BoostedRows rows, Dictionary<string, BoostedRows> watched, BoostingRun run)
{
    private readonly Dictionary<string, List<double>> _curves = new(StringComparer.Ordinal);
    private int _patienceFrom;

    /// <summary>The round with the least loss of the set that decides, or null where none does.</summary>
    internal int? BestRound { get; private set; }

    /// <summary>Whether the set that decides has not improved for long enough.</summary>
    internal bool IsOver { get; private set; }

    internal void Record()
    {
        if (watched.Count == 0)
        {
            return;
        }

        Record(BoostingRun.TrainingCurve, rows);
        foreach (var (name, set) in watched)
        {
            Record(name, set);
        }

        if (run.StopOn is { } deciding)
        {
            var curve = _curves[deciding];
            var last = curve.Count - 1;
            BestRound = BestRound is { } best && curve[best] <= curve[last] ? best : last;
            _patienceFrom = curve[last] < curve[_patienceFrom] - options.EarlyStoppingMinDelta ? last : _patienceFrom;
            IsOver = last - _patienceFrom >= options.EarlyStoppingRounds;
        }
    }

    internal Dictionary<string, double> Last() => _curves.ToDictionary(c => c.Key, c => c.Value[^1], StringComparer.Ordinal);

    internal Dictionary<string, IReadOnlyList<double>> All() => _curves.ToDictionary(c => c.Key, IReadOnlyList<double> (c) => c.Value, StringComparer.Ordinal);

    private void Record(string name, BoostedRows set)
    {
        if (!_curves.TryGetValue(name, out var curve))
        {
            _curves[name] = curve = [];
        }

        var mean = gradients.Mean(loss, set);
        curve.Add(double.IsFinite(mean)
            ? mean
            : throw new LearningException(string.Create(
                CultureInfo.InvariantCulture, $"The loss on the {name} rows is {mean}; their targets are too large, use a smaller unit.")));
    }
}
