namespace AlphaPulse.Models;

/// <summary>A classifier whose scores go through a calibrator, as one model that is kept, served and replaced together.</summary>
/// <remarks>
/// The signal rule must be made for the calibrated scores. Immutable, allocates nothing when it scores unless its model does, and is safe for use
/// from any thread.
/// </remarks>
public sealed class CalibratedModel : IModel
{
    /// <summary>The kind of the model.</summary>
    public const string ModelKind = "calibrated";

    /// <summary>Creates a model.</summary>
    /// <param name="model">The classifier; not calibrated itself.</param>
    /// <param name="calibrator">The calibrator, fitted on scores of this classifier.</param>
    /// <exception cref="ArgumentException">The model is no binary classification, or is calibrated already.</exception>
    public CalibratedModel(IModel model, ICalibrator calibrator)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(calibrator);
        if (model.Task != ModelTask.BinaryClassification || model is CalibratedModel)
        {
            throw new ArgumentException(
                $"A model of kind '{model.Kind}' with the task {model.Task} cannot be calibrated; give a binary classification that is not calibrated yet.", nameof(model));
        }

        Model = model;
        Calibrator = calibrator;
    }

    /// <summary>The classifier.</summary>
    public IModel Model { get; }

    /// <summary>The calibrator.</summary>
    public ICalibrator Calibrator { get; }

    /// <inheritdoc/>
    public string Kind => ModelKind;

    /// <inheritdoc/>
    public ModelTask Task => ModelTask.BinaryClassification;

    /// <inheritdoc/>
    public FeatureSchema Schema => Model.Schema;

    /// <inheritdoc/>
    public bool TryScore(ReadOnlySpan<double> features, out double score)
    {
        var isScored = Model.TryScore(features, out var raw);
        score = isScored ? Calibrator.Calibrate(raw) : double.NaN;
        return isScored;
    }
}
