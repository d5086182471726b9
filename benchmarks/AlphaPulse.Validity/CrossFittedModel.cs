namespace AlphaPulse.Validity;

/// <summary>Several models, each of which scores the rows that it was not fitted on. A row is known again by its values.</summary>
internal sealed class CrossFittedModel : IModel
{
    private readonly IReadOnlyList<IModel> _models;
    private readonly Dictionary<ulong, int> _folds = [];

    /// <summary>Joins models.</summary>
    /// <param name="models">One model for each fold.</param>
    /// <param name="rows">The rows with the fold that each was left out in.</param>
    public CrossFittedModel(IReadOnlyList<IModel> models, IEnumerable<(double[] Row, int Fold)> rows)
    {
        _models = models;
        foreach (var (row, fold) in rows)
        {
            _folds[RowKey.Of(row)] = fold;
        }
    }

    public string Kind => _models[0].Kind;

    public ModelTask Task => _models[0].Task;

    public FeatureSchema Schema => _models[0].Schema;

    public bool TryScore(ReadOnlySpan<double> features, out double score)
    {
        score = double.NaN;
        return _folds.TryGetValue(RowKey.Of(features), out var fold) && _models[fold].TryScore(features, out score);
    }
}
