using System.Globalization;
using AlphaPulse.Models;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Trainers;
using PlattCalibrator = Microsoft.ML.Calibrators.PlattCalibrator;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>The coefficients of a linear model of Microsoft.ML, which may be for standardised features.</summary>
internal sealed class ForeignLinear
{
    // Half of the distance of 1 to the next number of single precision, and of double precision with room for a few sums.
    private const double SingleRounding = 1.0 / (1 << 24);
    private const double DoubleRounding = 1.0 / (1L << 48);

    private ForeignLinear(LinearModelParameters parameters, ModelTask task, FeatureScaling? scaling)
    {
        Weights = [.. parameters.Weights];
        Bias = parameters.Bias;
        Task = task;
        Scaling = scaling;
    }

    internal float[] Weights { get; }

    internal float Bias { get; }

    internal ModelTask Task { get; }

    /// <summary>What the features are standardised by before they come to the original.</summary>
    internal FeatureScaling? Scaling { get; }

    /// <summary>Reads the parameters of a model, or <see langword="null"/> where they are not those of a linear one.</summary>
    internal static ForeignLinear? Read(object parameters, FeatureScaling? scaling) => parameters switch
    {
        LinearRegressionModelParameters p => new(p, ModelTask.Regression, scaling),
        CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator> { Calibrator: { Slope: -1, Offset: 0 } } p =>
            new(p.SubModel, ModelTask.BinaryClassification, scaling),
        CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator> p => throw new MicrosoftMLImportException(
            MicrosoftMLImportRefusal.Calibrator,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The calibrator has the slope {p.Calibrator.Slope} and the offset {p.Calibrator.Offset} instead of -1 and 0; import the model before it is calibrated, and calibrate ours.")),
        PoissonRegressionModelParameters => throw new MicrosoftMLImportException(
            MicrosoftMLImportRefusal.LinkFunction,
            "A Poisson regression gives the exponential of its sum, which our linear model does not; train a regression without a link."),
        _ => null,
    };

    /// <summary>The same model on the scale of the features.</summary>
    /// <param name="schema">The features.</param>
    /// <param name="moments">The means and deviations of the training rows.</param>
    internal LinearModel ToModel(FeatureSchema schema, FeatureScaling moments)
    {
        if (Weights.Length != schema.Columns.Count)
        {
            throw new MicrosoftMLImportException(
                MicrosoftMLImportRefusal.Schema,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The model has {Weights.Length} coefficients, the schema '{schema.Name}' {schema.Columns.Count}; give the schema of its training."));
        }

        var coefficients = new double[Weights.Length];
        var intercept = (double)Bias;
        for (var i = 0; i < coefficients.Length; i++)
        {
            if (Scaling is null)
            {
                coefficients[i] = Weights[i];
            }
            else if (Scaling.Deviations[i] > 0)
            {
                coefficients[i] = Weights[i] / Scaling.Deviations[i];
                intercept -= coefficients[i] * Scaling.Means[i];
            }
        }

        try
        {
            return new LinearModel(Task, schema, coefficients, intercept, moments.Means, moments.Deviations);
        }
        catch (ArgumentException e)
        {
            throw new MicrosoftMLImportException(
                MicrosoftMLImportRefusal.Number, $"The model is not possible: {e.Message} Raise the penalty or rescale the features.", e);
        }
    }

    /// <summary>By how much the original may differ for a row, since it rounds each feature, product and sum to single precision.</summary>
    internal double Rounding(double[] row, LinearModel model)
    {
        var single = (double)Math.Abs(Bias);
        var wide = Math.Abs(model.Intercept);
        for (var i = 0; i < row.Length; i++)
        {
            single += Math.Abs(Weights[i] * (Scaling?.Apply(i, row[i]) ?? row[i]));
            wide += Math.Abs(model.Coefficients[i]) * (Math.Abs(row[i]) + Math.Abs(Scaling?.Means[i] ?? 0));
        }

        // n products and n sums, and one rounding of each feature (Higham, 2002, section 3.1).
        return ((row.Length + 3) * SingleRounding * single) + (DoubleRounding * wide) + float.Epsilon * row.Length;
    }
}
