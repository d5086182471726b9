namespace AlphaPulse.Models;

/// <summary>The coefficients of XGBoost's <c>gblinear</c>: sums of single precision, in which missing features are left out.</summary>
internal sealed class XgboostLinearModel : ForeignModel
{
    internal required float[] BaseMargins { get; init; }

    /// <summary>The coefficients, feature after feature and within one output after output, then the biases.</summary>
    internal required float[] Weights { get; init; }

    internal override bool TakesMissingAsZero => true;

    internal override double Base(int output) => (double)BaseMargins[output] + Weights[(Columns * Outputs) + output];

    internal override double Magnitude(ReadOnlySpan<double> leaves, ReadOnlySpan<double> row, int output)
    {
        var magnitude = Math.Abs(BaseMargins[output]) + (double)Math.Abs(Weights[(Columns * Outputs) + output]);
        for (var i = 0; i < row.Length; i++)
        {
            magnitude += double.IsNaN(row[i]) ? 0 : Math.Abs((float)row[i] * (double)Weights[(i * Outputs) + output]);
        }

        return magnitude;
    }

    internal override void Add(ReadOnlySpan<double> leaves, ReadOnlySpan<double> row, Span<double> sums)
    {
        for (var output = 0; output < sums.Length; output++)
        {
            var sum = Weights[(Columns * Outputs) + output] + BaseMargins[output];
            for (var i = 0; i < row.Length; i++)
            {
                var value = (float)row[i];
                if (!float.IsNaN(value))
                {
                    sum += value * Weights[(i * Outputs) + output];
                }
            }

            sums[output] = sum;
        }
    }

    internal override IReadOnlyList<IModel> ToModels(FeatureSchema schema, DecisionTree[] trees)
    {
        var models = new IModel[Outputs];
        var nothing = new double[Columns];
        for (var output = 0; output < models.Length; output++)
        {
            models[output] = new LinearModel(
                Link == ImportedLink.Logistic ? ModelTask.BinaryClassification : ModelTask.Regression,
                schema,
                Coefficients(output),
                Base(output),
                nothing,
                nothing);
        }

        return models;
    }

    internal override IMulticlassModel ToMulticlass(IReadOnlyList<IModel> models) => new MultinomialModel(
        models[0].Schema, [.. models.Select(m => ((LinearModel)m).Intercept)], [.. models.SelectMany(m => ((LinearModel)m).Coefficients)]);

    private double[] Coefficients(int output)
    {
        var coefficients = new double[Columns];
        for (var i = 0; i < coefficients.Length; i++)
        {
            coefficients[i] = Weights[(i * Outputs) + output];
        }

        return coefficients;
    }
}
