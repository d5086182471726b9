using AlphaPulse.Features;

namespace AlphaPulse.Hosting;

/// <summary>The label that a model was trained on, which says when its signals end.</summary>
internal static class ModelLabel
{
    /// <summary>Reads the label of a manifest. One that cannot be read is not settled at the horizon in its stead: it may end elsewhere.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="model">The model, for the message.</param>
    /// <param name="labels">Reads labels.</param>
    /// <exception cref="ModelFormatException">The label is none of the catalog, or its arguments are impossible.</exception>
    public static ILabel Of(ModelManifest manifest, string model, LabelCatalog labels)
    {
        try
        {
            return labels.Parse(manifest.Label);
        }
        catch (UnknownLabelException exception)
        {
            throw new ModelFormatException(
                $"Nobody knows when the signals of model '{model}' end. {exception.Message} Or settle its signals with an OutcomeSettler that is given the label itself.", exception);
        }
        catch (ArgumentException exception)
        {
            throw new ModelFormatException(
                $"The label '{manifest.Label}' of model '{model}' cannot be: {exception.Message} Restore the model from a copy, or train it again.", exception);
        }
    }
}
