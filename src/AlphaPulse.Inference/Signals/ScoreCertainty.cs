using System.Globalization;
using AlphaPulse.Models;

namespace AlphaPulse.Inference;

/// <summary>What the manifest of a model says of how sure its scores are, read once and asked at every bar without allocating.</summary>
internal sealed class ScoreCertainty
{
    private readonly ConformalClassification? _sets;
    private readonly ConformalRegression? _intervals;

    private ScoreCertainty(ConformalClassification? sets, ConformalRegression? intervals) => (_sets, _intervals) = (sets, intervals);

    /// <summary>Reads a manifest.</summary>
    /// <returns>How sure, or <see langword="null"/> where the model has neither intervals nor sets of its task.</returns>
    /// <exception cref="ModelFormatException">A number of the manifest is impossible.</exception>
    public static ScoreCertainty? Of(LoadedModel model)
    {
        var options = model.Artifact.Manifest.Options;
        var isSet = model.Artifact.Model.Task == ModelTask.BinaryClassification;
        var name = isSet ? ModelManifest.ConformalProbabilityOption : ModelManifest.ConformalHalfWidthOption;
        if (model.Artifact.Model.Task is not (ModelTask.BinaryClassification or ModelTask.Regression)
            || !options.TryGetValue(ModelManifest.ConformalConfidenceOption, out var confidence)
            || !options.TryGetValue(name, out var number))
        {
            return null;
        }

        try
        {
            return isSet
                ? new ScoreCertainty(new ConformalClassification(Parse(confidence), Parse(number)), intervals: null)
                : new ScoreCertainty(sets: null, new ConformalRegression(Parse(confidence), Parse(number)));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentOutOfRangeException)
        {
            throw new ModelFormatException(
                $"Model {model.Version.Id} says {ModelManifest.ConformalConfidenceOption} = '{confidence}' and {name} = '{number}', which cannot be: {exception.Message} Restore it from a copy, or train it again.", exception);
        }
    }

    public ConformalPrediction Of(double score)
    {
        if (_sets is { } sets)
        {
            var ways = (sets.Holds(score, isOne: false) ? PredictionSet.Down : PredictionSet.None) | (sets.Holds(score, isOne: true) ? PredictionSet.Up : PredictionSet.None);
            return ConformalPrediction.Ways(sets.Confidence, ways);
        }

        var (low, high) = _intervals!.Interval(score);
        return ConformalPrediction.Interval(_intervals.Confidence, low, high);
    }

    private static double Parse(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
