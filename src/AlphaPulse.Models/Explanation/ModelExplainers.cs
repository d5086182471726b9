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

    /// <summary>Makes the explainer of a model that is to be explained while it serves.</summary>
    /// <param name="model">The model.</param>
    /// <param name="name">What the model is called, for the message: its version, or what trained it.</param>
    /// <returns>The explainer; see <see cref="Create(IModel)"/>.</returns>
    /// <exception cref="ModelExplanationException">The model cannot be explained; the message names it.</exception>
    public static IModelExplainer Create(IModel model, string name)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(name);
        try
        {
            return Create(model);
        }
        catch (ArgumentException exception)
        {
            throw new ModelExplanationException(
                $"Signals of model {name} cannot be explained: {exception.Message} Serve it without explanations, or serve another model.", exception);
        }
    }
}
