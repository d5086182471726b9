using System.Diagnostics;
using System.Globalization;
using AlphaPulse.Models;

namespace AlphaPulse.Benchmarks.Training;

/// <summary>What one row takes in models of many forms, beside the forecast of <see cref="ScoringCost"/>: <c>scoring-cost</c>. The coefficients come from it.</summary>
/// <remarks>
/// Trees are random, each side of a split with 30 to 70 % of the rows; those of 31 leaves split a leaf drawn at random. Each time is the least of
/// <see cref="Passes"/> passes over different rows: other work can only make it longer.
/// </remarks>
internal static class ScoringCostCommand
{
    private const int Rows = 1024;
    private const int Passes = 300;

    internal static void Run(TextWriter output)
    {
        // Once for nobody: the code that scores is compiled anew while it runs first.
        WriteModels(TextWriter.Null);
        output.WriteLine("| form | features | measured, ns | foretold, ns | shape |");
        output.WriteLine("| --- | ---: | ---: | ---: | --- |");
        WriteModels(output);
    }

    private static void WriteModels(TextWriter output)
    {
        foreach (var columns in new[] { 30, 100 })
        {
            var schema = new FeatureSchema("cost", [.. Enumerable.Range(0, columns).Select(c => new FeatureColumn($"f{c}", "none", 1))]);
            double[] numbers = [.. Enumerable.Range(1, columns).Select(i => (double)i)];
            Write(output, "linear", new LinearModel(ModelTask.Regression, schema, numbers, 0, numbers, numbers));
            Write(output, "logistic", new LinearModel(ModelTask.BinaryClassification, schema, [.. numbers.Select(n => n / 1e6)], 0, numbers, numbers));
            Write(output, "calibrated", new CalibratedModel(new LinearModel(ModelTask.BinaryClassification, schema, [.. numbers.Select(n => n / 1e6)], 0, numbers, numbers), new PlattCalibrator(-1, 0)));
            Write(output, "pair", Pair(schema));
            foreach (var trees in new[] { 40, 200 })
            {
                foreach (var depth in new[] { 3, 6 })
                {
                    Write(output, "depth-wise", Make(schema, trees, random => Complete(random, columns, depth, isSymmetric: false)));
                    Write(output, "symmetric", Make(schema, trees, random => Complete(random, columns, depth, isSymmetric: true)));
                }

                Write(output, "leaf-wise", Make(schema, trees, random => Uneven(random, columns, 31)));
                Write(output, "categories", Make(schema, trees, random => Complete(random, columns, 4, isSymmetric: false, hasCategories: true)));
            }
        }
    }

    /// <summary>Two linear models, of which the first always takes a side.</summary>
    private static MetaLabelledModel Pair(FeatureSchema schema)
    {
        var second = MetaLabelledModel.SecondarySchema(schema);
        return new MetaLabelledModel(
            Linear(ModelTask.Regression, schema), new SignalRule(0, 0, 1), Linear(ModelTask.BinaryClassification, second), usesPrimaryScore: true, new BetSizeRule());

        static LinearModel Linear(ModelTask task, FeatureSchema schema)
        {
            var count = schema.Columns.Count;
            return new LinearModel(task, schema, [.. Enumerable.Range(1, count).Select(i => i / 1e6)], 0.5, new double[count], [.. Enumerable.Repeat(1.0, count)]);
        }
    }

    private static void Write(TextWriter output, string form, IModel model)
    {
        var forecast = ScoringCost.Of(model)!;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {form} | {model.Schema.Columns.Count} | {Measure(model):0} | {forecast.Nanoseconds:0} | {forecast.Shape} |"));
    }

    private static double Measure(IModel model)
    {
        var random = new DeterministicRandom(5);
        var width = model.Schema.Columns.Count;
        double[] rows = [.. Enumerable.Range(0, Rows * width).Select(_ => random.NextDouble())];
        var least = double.PositiveInfinity;
        for (var pass = 0; pass < Passes; pass++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Rows; i++)
            {
                model.TryScore(rows.AsSpan(i * width, width), out _);
            }

            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalNanoseconds / Rows);
        }

        return least;
    }

    private static TreeEnsembleModel Make(FeatureSchema schema, int trees, Func<DeterministicRandom, DecisionTree> create)
    {
        var random = new DeterministicRandom(7);
        return new TreeEnsembleModel(ModelTask.Regression, schema, 0, Enumerable.Range(0, trees).Select(_ => create(random)));
    }

    private static DecisionTree Complete(DeterministicRandom random, int columns, int depth, bool isSymmetric, bool hasCategories = false)
    {
        var nodes = new TreeNode[(2 << depth) - 1];
        for (int level = 0, first = 0; level <= depth; first += 1 << level, level++)
        {
            var (feature, threshold) = (random.NextInt32(columns), 0.3 + 0.4 * random.NextDouble());
            for (var i = first; i < first + (1 << level); i++)
            {
                if (!isSymmetric)
                {
                    (feature, threshold) = (random.NextInt32(columns), 0.3 + 0.4 * random.NextDouble());
                }

                nodes[i] = level == depth ? TreeNode.Leaf(random.NextDouble())
                    : hasCategories && i == 0 ? TreeNode.CategorySplit(feature, [0], 1, 2, missingLeft: false, gain: 1)
                    : TreeNode.Split(feature, threshold, 2 * i + 1, 2 * i + 2, missingLeft: false, gain: 1);
            }
        }

        return new DecisionTree(nodes);
    }

    private static DecisionTree Uneven(DeterministicRandom random, int columns, int leaves)
    {
        // Children behind their parents, as trees have them.
        var nodes = new List<TreeNode> { TreeNode.Leaf(random.NextDouble(), 1) };
        var open = new List<int> { 0 };
        while (open.Count < leaves)
        {
            var place = random.NextInt32(open.Count);
            var (node, share) = (open[place], 0.3 + 0.4 * random.NextDouble());
            var cover = nodes[node].Cover;
            nodes[node] = TreeNode.Split(random.NextInt32(columns), share, nodes.Count, nodes.Count + 1, missingLeft: false, gain: 1, cover);
            open[place] = nodes.Count;
            open.Add(nodes.Count + 1);
            nodes.Add(TreeNode.Leaf(random.NextDouble(), cover * share));
            nodes.Add(TreeNode.Leaf(random.NextDouble(), cover * (1 - share)));
        }

        return new DecisionTree([.. nodes]);
    }
}
