namespace AlphaPulse.Snippets;

// snippet: model
public sealed class MomentumModel(FeatureSchema schema) : IModel
{
    public string Kind => "my_momentum";

    public ModelTask Task => ModelTask.Regression;

    public FeatureSchema Schema => schema;

    public bool TryScore(ReadOnlySpan<double> features, out double score)
    {
        score = features[0] / features[1];
        return double.IsFinite(score);
    }
}
// end
