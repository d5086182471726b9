using AlphaPulse.Models;
using Microsoft.ML;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>Makes models of Microsoft.ML into ours, exactly or not at all.</summary>
/// <remarks>
/// <para>Imported are the trees of FastTree, FastForest and LightGBM and linear models with the identity or the plain logistic function.
/// Scores there are of single precision, ours of double. For trees, our sum rounded to single precision has the bits of theirs, for
/// every row: features of double precision, values at thresholds and missing features included. A probability is the logistic function
/// of that sum before it is rounded. A linear model has their coefficients to the bit and adds them without their rounding.</para>
/// <para>Each import is compared with the original before it is given out: every split (every n-th beyond 4,096 of them) with values on
/// both sides of its threshold and with its feature missing, every coefficient, and up to 256 of the rows. Safe for use from any
/// thread.</para>
/// </remarks>
public static class MicrosoftMLImporter
{
    /// <summary>Imports a trained or loaded predictor.</summary>
    /// <param name="model">The predictor, or a chain of nothing else; it takes the features as they are.</param>
    /// <param name="rows">Rows of the features that it was trained on: their schema becomes the model's, and they are compared.</param>
    /// <returns>A <see cref="TreeEnsembleModel"/> or a <see cref="LinearModel"/>.</returns>
    /// <exception cref="MicrosoftMLImportException">The model cannot be represented exactly; the reason is typed.</exception>
    /// <exception cref="LearningException">The model is linear, and numbers of a feature are missing or too large for a mean and a deviation.</exception>
    public static IModel Import(ITransformer model, TrainingMatrix rows)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rows);
        var predictor = Predictor(model);
        var context = new MLContext(0);
        if (ForeignEnsemble.Read(context, predictor.Model, rows.Schema) is { } ensemble)
        {
            ScoreCheck.Trees(predictor, ensemble, rows);
            return ensemble.ToModel(ensemble.Count);
        }

        return ImportLinear(predictor, rows, null, FeatureScaling.Measure(rows));
    }

    internal static LinearModel ImportLinear(
        ISingleFeaturePredictionTransformer<object> predictor, TrainingMatrix rows, FeatureScaling? scaling, FeatureScaling moments)
    {
        var linear = ForeignLinear.Read(predictor.Model, scaling) ?? throw new MicrosoftMLImportException(
            MicrosoftMLImportRefusal.Model,
            $"A model of the type {predictor.Model.GetType().Name} has no equal among ours; train FastTree, FastForest, LightGBM, SDCA or L-BFGS.");
        var model = linear.ToModel(rows.Schema, moments);
        ScoreCheck.Linear(predictor, linear, model, rows);
        return model;
    }

    internal static ISingleFeaturePredictionTransformer<object> Predictor(ITransformer model)
    {
        while (model is IEnumerable<ITransformer> chain)
        {
            ITransformer[] parts = [.. chain];
            model = parts.Length == 1 ? parts[0] : throw new MicrosoftMLImportException(
                MicrosoftMLImportRefusal.Pipeline,
                $"The model is a chain of {parts.Length} transformations; only a single predictor has an equal among ours. Do the others before, in the features.");
        }

        return model as ISingleFeaturePredictionTransformer<object>
            ?? throw new MicrosoftMLImportException(MicrosoftMLImportRefusal.Model, $"{model.GetType().Name} is no predictor of one column of features.");
    }
}
