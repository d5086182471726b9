using AlphaPulse.Models;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace AlphaPulse.Training.MicrosoftML.Tests;

/// <summary>The PredictionEngine of a zip file.</summary>
internal sealed class Original
{
    private readonly PredictionEngine<Input, Output> _engine;

    public Original(ReadOnlyMemory<byte> zip, int columns)
    {
        var context = new MLContext(0);
        Model = context.Model.Load(new MemoryStream(zip.ToArray()), out _);
        var input = SchemaDefinition.Create(typeof(Input));
        input[nameof(Input.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, columns);
        _engine = context.Model.CreatePredictionEngine<Input, Output>(Model, ignoreMissingColumns: true, inputSchemaDefinition: input);
    }

    public ITransformer Model { get; }

    /// <summary>The model of our kernel whose score, rounded, is that of the original, before any factor or logistic function.</summary>
    public TreeEnsembleModel ReadSum(FeatureSchema schema) =>
        ForeignEnsemble.Read(new MLContext(0), ((ISingleFeaturePredictionTransformer<object>)Model).Model, schema)!.ToScore();

    /// <summary>The score and, where the model has one, the probability.</summary>
    public (float Score, float Probability) Predict(ReadOnlySpan<double> row)
    {
        var features = new float[row.Length];
        for (var i = 0; i < features.Length; i++)
        {
            features[i] = (float)row[i];
        }

        var output = _engine.Predict(new Input { Features = features });
        return (output.Score, output.Probability);
    }

    private sealed class Input
    {
        public float[] Features { get; set; } = [];
    }

    private sealed class Output
    {
        public float Score { get; set; }

        public float Probability { get; set; }
    }
}
