namespace AlphaPulse.Models;

/// <summary>Finds the explainer of a model.</summary>
public static class ModelExplainers
{
    /// <summary>Makes the explainer of a model of trees or a linear model; of a calibrated model, that of the model inside; of a meta-labelled one, a <see cref="MetaLabelledExplainer"/>.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The explainer; its sums are those before the logistic function and the calibrator.</returns>
    /// <exception cref="ArgumentException">The model is of another kind, or its file does not keep what an explanation needs.</exception>
    public static IModelExplainer Create(IModel model) => model switch
    {
        null => throw new ArgumentNullException(nameof(model)),
        CalibratedModel calibrated => Create(calibrated.Model),
        TreeEnsembleModel trees => new TreeExplainer(trees),
        LinearModel linear => new LinearExplainer(linear),
        MetaLabelledModel meta => new MetaLabelledExplainer(meta),
        _ => throw new ArgumentException($"A model of kind '{model.Kind}' has no features that could be explained; explain trees or linear models.", nameof(model)),
    };
}
