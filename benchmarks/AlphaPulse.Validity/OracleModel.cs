namespace AlphaPulse.Validity;

/// <summary>Scores every row with the planted state of the bar after it: what no model can know.</summary>
internal sealed class OracleModel(FeatureSchema schema, IEnumerable<(double[] Row, int Side)> rows) : IModel
{
    private readonly Dictionary<ulong, int> _sides = rows.DistinctBy(r => RowKey.Of(r.Row)).ToDictionary(r => RowKey.Of(r.Row), r => r.Side);

    public string Kind => "oracle";

    public ModelTask Task => ModelTask.Regression;

    public FeatureSchema Schema => schema;

    public bool TryScore(ReadOnlySpan<double> features, out double score)
    {
        var isKnown = _sides.TryGetValue(RowKey.Of(features), out var side);
        score = side;
        return isKnown;
    }
}
