namespace AlphaPulse.Hosting;

/// <summary>Counts how often what came was what a prediction held possible.</summary>
/// <param name="targets">The labels that have ended, by the open time of the bar of the signal.</param>
internal sealed class CoverageCounter(IReadOnlyDictionary<DateTimeOffset, double> targets)
{
    private ConformalPrediction _last;
    private long _signals;
    private long _held;
    private long _abstained;

    public void Add(Signal signal)
    {
        if (signal.Prediction is not { } prediction || !targets.TryGetValue(signal.BarTime, out var target))
        {
            return;
        }

        _last = prediction;
        _signals++;
        _held += prediction.Holds(target) ? 1 : 0;
        _abstained += prediction.Abstains ? 1 : 0;
    }

    public PredictionCoverage? Count() => _signals == 0
        ? null
        : new PredictionCoverage(_last.Confidence, (double)_held / _signals, _signals, (double)_abstained / _signals, _last.Set is not null);
}
