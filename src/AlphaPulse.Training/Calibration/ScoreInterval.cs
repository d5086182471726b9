using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Conformal prediction for either task behind one face: what trainer and gate ask of it.</summary>
internal sealed class ScoreInterval
{
    private readonly ConformalClassification? _sets;
    private readonly ConformalRegression? _intervals;

    private ScoreInterval(ConformalClassification? sets, ConformalRegression? intervals)
    {
        _sets = sets;
        _intervals = intervals;
    }

    public double? HalfWidth => _intervals?.HalfWidth;

    public double? LeastProbability => _sets?.LeastProbability;

    public static ScoreInterval Fit(ModelTask task, double[] scores, double[] targets, double confidence) => task == ModelTask.BinaryClassification
        ? new ScoreInterval(ConformalClassification.Fit(scores, targets, confidence), intervals: null)
        : new ScoreInterval(sets: null, ConformalRegression.Fit(scores, targets, confidence));

    public static ScoreInterval Of(double confidence, double? halfWidth, double? leastProbability) => leastProbability is { } least
        ? new ScoreInterval(new ConformalClassification(confidence, least), intervals: null)
        : new ScoreInterval(sets: null, new ConformalRegression(confidence, halfWidth!.Value));

    public double Coverage(double[] scores, double[] targets) => _sets?.Coverage(scores, targets) ?? _intervals!.Coverage(scores, targets);

    public double AbstainShare(double[] scores) => scores.Count(s => _sets?.Abstains(s) ?? _intervals!.Abstains(s)) / (double)scores.Length;
}
