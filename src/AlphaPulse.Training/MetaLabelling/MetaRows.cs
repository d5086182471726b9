using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>The rows of one fit of <see cref="MetaLabelLearner"/>, with what both models made of each out of fold.</summary>
/// <remarks>Not safe for use from several threads at once.</remarks>
internal sealed class MetaRows
{
    private readonly TrainingMatrix _data;
    private readonly ILearner _primary;
    private readonly FeatureSchema _secondarySchema;
    private readonly SignalDirection[] _sides;
    private readonly double[] _convictions;
    private readonly double[] _trust;
    private readonly double[] _row;

    public MetaRows(TrainingMatrix data, MetaLabelLearner learner)
    {
        _data = data;
        _primary = learner.Primary;
        _secondarySchema = learner.UsesPrimaryScore ? MetaLabelledModel.SecondarySchema(data.Schema) : data.Schema;
        _sides = new SignalDirection[data.Rows];
        _convictions = new double[data.Rows];
        _trust = new double[data.Rows];
        Array.Fill(_trust, double.NaN);
        _row = new double[data.Columns + 1];
        var center = SignalRules.CenterOf(_primary.Task);
        PrimaryRule = new SignalRule(center, center, learner.HorizonBars);
    }

    /// <summary>The primary model is undecided where every model of its task is.</summary>
    public SignalRule PrimaryRule { get; }

    /// <summary>All rows.</summary>
    public IReadOnlyList<int> All => [.. Enumerable.Range(0, _data.Rows)];

    /// <summary>Rows with their times; all where no others are given.</summary>
    /// <exception cref="UntimedSampleException">The rows have no times.</exception>
    public SampleTimeline Timeline(IReadOnlyList<int>? rows = null) => SampleTimeline.Of(_data, rows);

    /// <summary>What the primary model learns. A classification has no class where no side pays.</summary>
    public PartRows ForSide(IReadOnlyList<int> rows)
    {
        var isClass = _primary.Task == ModelTask.BinaryClassification;
        int[] taken = isClass ? [.. rows.Where(row => _data.Targets[row] != 0)] : [.. rows];
        return Take(_data.Schema, taken, row => isClass && _data.Targets[row] < 0 ? 0 : _data.Targets[row], "a side that pays");
    }

    /// <summary>What the secondary model learns: the rows with a side out of fold, and whether it paid.</summary>
    public PartRows ForTrust(IReadOnlyList<int> rows) =>
        Take(_secondarySchema, [.. rows.Where(row => _sides[row] != SignalDirection.Flat)], IsRight, "a side of the primary model");

    /// <summary>Keeps the sides that a primary model takes on rows that it did not learn from; a row without a score has none.</summary>
    public void TakeSides(IModel model, IReadOnlyList<int> rows)
    {
        foreach (var row in rows)
        {
            if (model.TryScore(Row(row, _data.Columns), out var score) && double.IsFinite(score))
            {
                _sides[row] = PrimaryRule.Decide(score);
                _convictions[row] = MetaLabelledModel.Conviction(PrimaryRule, _sides[row], score);
            }
        }
    }

    /// <summary>Keeps the scores of a secondary model on rows that it did not learn from.</summary>
    public void TakeTrust(IModel model, IReadOnlyList<int> rows)
    {
        foreach (var row in rows)
        {
            if (_sides[row] != SignalDirection.Flat && model.TryScore(Row(row, _secondarySchema.Columns.Count), out var score) && double.IsFinite(score))
            {
                _trust[row] = score;
            }
        }
    }

    /// <summary>The scores of the secondary model out of fold, and whether the sides were right. What weighs nothing teaches the calibrator nothing either.</summary>
    public (double[] Scores, double[] IsRight) Trusted()
    {
        int[] rows = [.. Enumerable.Range(0, _trust.Length).Where(row => !double.IsNaN(_trust[row]) && Weighs(row))];
        return ([.. rows.Select(row => _trust[row])], [.. rows.Select(IsRight)]);
    }

    private bool Weighs(int row) => _data.Weights.IsEmpty || _data.Weights[row] > 0;

    private double IsRight(int row) => (int)_sides[row] * _data.Targets[row] > 0 ? 1 : 0;

    private PartRows Take(FeatureSchema schema, int[] rows, Func<int, double> target, string what)
    {
        if (!rows.Any(Weighs))
        {
            throw new LearningException($"No row that weighs something has {what}; give more rows, or a label that costs less.");
        }

        var width = schema.Columns.Count;
        var values = new double[rows.Length * width];
        for (var i = 0; i < rows.Length; i++)
        {
            Row(rows[i], width).CopyTo(values.AsSpan(i * width));
        }

        return new PartRows(MatrixRows.Attach(TrainingMatrix.FromRows(schema, values, [.. rows.Select(target)], MatrixRows.Weights(_data, rows)), _data, rows), rows);
    }

    /// <summary>A row, with the conviction behind its features where that many columns are asked for.</summary>
    private ReadOnlySpan<double> Row(int row, int width)
    {
        _data.CopyRow(row, _row);
        _row[^1] = _convictions[row];
        return _row.AsSpan(0, width);
    }
}
