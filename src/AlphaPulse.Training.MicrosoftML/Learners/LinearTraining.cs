using AlphaPulse.Models;
using Microsoft.ML;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>What the learners of linear models have in common: standardised features, a training, its import.</summary>
internal static class LinearTraining
{
    internal static LinearModel Fit(
        ILearner learner,
        bool standardize,
        TrainingMatrix data,
        long seed,
        Func<TrainingSession, IDataView, ITransformer> train,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);

        // Checked first, since rows with missing features have no moments.
        _ = TrainingRows.View(data, learner, allowsMissing: false, null, cancellationToken);
        var moments = FeatureScaling.Measure(data);
        var scaling = standardize ? moments : null;
        var view = TrainingRows.View(data, learner, allowsMissing: false, scaling, cancellationToken);
        var session = new TrainingSession(learner.Name, seed, cancellationToken);
        var predictor = MicrosoftMLImporter.Predictor(session.Train(s => train(s, view)));
        var model = MicrosoftMLImporter.ImportLinear(predictor, data, scaling, moments);
        MicrosoftMLArchive.Save(predictor, view.Schema).AttachTo(model);
        return model;
    }
}
