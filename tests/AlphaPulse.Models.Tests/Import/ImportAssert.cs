namespace AlphaPulse.Models.Tests.Import;

/// <summary>Compares imported models with what their library gave.</summary>
internal static class ImportAssert
{
    /// <summary>Differences as large as rounding may make them, relative to the larger of 1 and the expected value.</summary>
    internal static void Near(double expected, double actual, double tolerance, string what) =>
        Assert.True(
            expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)),
            FormattableString.Invariant($"{what}: {actual} instead of {expected}, apart by {Math.Abs(expected - actual)}"));

    internal static void Sums(GoldenModel golden, ImportedModel model, string name, double tolerance) =>
        Each(golden, name, model.Outputs.Count, tolerance, (row, sums) => model.TrySums(row, sums));

    /// <summary>The sums that scores are made of.</summary>
    internal static void ScoredSums(GoldenModel golden, ImportedModel model, string name, double tolerance) =>
        Each(golden, name, model.Outputs.Count, tolerance, (row, sums) =>
        {
            var prepared = new double[row.Length];
            model.Prepare(row, prepared);
            model.ScoredSums(prepared, sums);
            return true;
        });

    internal static void Predictions(GoldenModel golden, ImportedModel model, string name, double tolerance)
    {
        Each(golden, name, model.Predictions, tolerance, (row, predictions) => model.TryPredict(row, predictions));
        if (!model.IsScoredAsPredicted)
        {
            return;
        }

        // Our own scoring, row by row and as a block, gives the same.
        var width = model.Schema.Columns.Count;
        var prepared = new double[golden.Rows.Length * width];
        for (var row = 0; row < golden.Rows.Length; row++)
        {
            model.Prepare(golden.Rows[row], prepared.AsSpan(row * width, width));
        }

        var expected = golden.Lists(name);
        for (var output = 0; output < model.Outputs.Count; output++)
        {
            var scores = new double[golden.Rows.Length];
            (model.Outputs[output] as TreeEnsembleModel)?.Score(prepared, scores);
            for (var row = 0; row < scores.Length; row++)
            {
                Assert.True(model.Outputs[output].TryScore(prepared.AsSpan(row * width, width), out var score));

                // The exponential of a sum multiplies its relative difference with the sum.
                var more = model.Link == ImportedLink.Exponential ? Math.Max(1, Math.Abs(Math.Log(score))) : 1;
                Near(expected[row][output], score, tolerance * more, $"{golden.Name} score of row {row}");
                Assert.True(model.Outputs[output] is not TreeEnsembleModel || scores[row].Equals(score));
            }
        }
    }

    /// <summary>Contributions of all outputs, the bias last, as one list a row.</summary>
    internal static void Contributions(GoldenModel golden, ImportedModel model, double tolerance)
    {
        var expected = golden.Lists("contribs");
        var width = model.Schema.Columns.Count;
        var contributions = new double[width];
        var prepared = new double[width];
        for (var output = 0; output < model.Outputs.Count; output++)
        {
            var explainer = new TreeExplainer((TreeEnsembleModel)model.Outputs[output]);
            for (var row = 0; row < expected.Length; row++)
            {
                model.Prepare(golden.Rows[row], prepared);
                explainer.Explain(prepared, contributions);
                Assert.Equal((width + 1) * model.Outputs.Count, expected[row].Length);
                for (var column = 0; column < width; column++)
                {
                    Near(expected[row][(output * (width + 1)) + column], contributions[column] / model.SumFactor, tolerance, $"{golden.Name} contribution of column {column} of row {row}");
                }

                Near(expected[row][(output * (width + 1)) + width], explainer.ExpectedValue / model.SumFactor, tolerance, $"{golden.Name} expected value");
            }
        }
    }

    private static void Each(GoldenModel golden, string name, int count, double tolerance, TryFill fill)
    {
        var expected = golden.Lists(name);
        Assert.Equal(golden.Rows.Length, expected.Length);
        var actual = new double[count];
        for (var row = 0; row < expected.Length; row++)
        {
            Assert.True(fill(golden.Rows[row], actual));
            Assert.Equal(count, expected[row].Length);
            for (var i = 0; i < count; i++)
            {
                Near(expected[row][i], actual[i], tolerance, $"{golden.Name} {name} {i} of row {row}");
            }
        }
    }

    private delegate bool TryFill(ReadOnlySpan<double> row, Span<double> values);
}
