using System.Diagnostics.CodeAnalysis;

namespace AlphaPulse.Models;

/// <summary>Compiles the trees of models, also of those that are part of another one.</summary>
/// <remarks>Safe for use from any thread.</remarks>
public static class CompiledTrees
{
    /// <summary>A model that scores the same bits from compiled trees.</summary>
    /// <param name="model">The model.</param>
    /// <returns>
    /// Trees, and calibrated and meta-labelled models, with their trees compiled (<see cref="TreeEnsembleModel.Compile"/>); any other model as it is.
    /// </returns>
    [RequiresDynamicCode("Trees are compiled while the program runs; without that, leave the model as it is.")]
    public static IModel Of(IModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model switch
        {
            TreeEnsembleModel trees => trees.Compile(),
            CalibratedModel calibrated => new CalibratedModel(Of(calibrated.Model), calibrated.Calibrator),
            MetaLabelledModel pair => new MetaLabelledModel(Of(pair.Primary), pair.PrimaryRule, Of(pair.Secondary), pair.UsesPrimaryScore, pair.BetSize),
            _ => model,
        };
    }
}
