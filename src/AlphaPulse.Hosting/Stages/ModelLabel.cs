using AlphaPulse.Features;

namespace AlphaPulse.Hosting;

/// <summary>The label that a model was trained on, which says when its signals end.</summary>
internal static class ModelLabel
{
    /// <summary>Reads the label of a manifest. One that cannot be read is not settled at the horizon in its stead: it may end elsewhere.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="model">The model, for the message.</param>
    /// <exception cref="ModelFormatException">The label is none of this version, or its arguments are impossible.</exception>
    public static ILabel Of(ModelManifest manifest, string model)
    {
        try
        {
            return Labels.TryParse(manifest.Label, out var label)
                ? label
                : throw new ModelFormatException(
                    $"Model '{model}' was trained on the label '{manifest.Label}', which is none of this version, so nobody knows when its signals end: train on a label that Labels.Parse reads, or settle its signals with an OutcomeSettler that is given the label itself.");
        }
        catch (ArgumentException exception)
        {
            throw new ModelFormatException(
                $"The label '{manifest.Label}' of model '{model}' cannot be: {exception.Message} Restore the model from a copy, or train it again.", exception);
        }
    }
}
