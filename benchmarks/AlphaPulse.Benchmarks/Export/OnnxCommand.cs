using System.Globalization;
using AlphaPulse.Models;

namespace AlphaPulse.Benchmarks.Export;

/// <summary>Writes models of every form as ONNX, each with rows and the scores that it has here, for another runtime to compare: <c>onnx</c>.</summary>
/// <remarks>Beside models that are trained here, each with every calibrator, stand those of a folder of other libraries' models with their rows.</remarks>
internal static class OnnxCommand
{
    private const int Rows = 3_000;
    private const int Columns = 8;
    private const int Compared = 400;
    private const double Missing = 0.05;

    private static readonly FeatureSchema Schema = new("onnx", [.. Enumerable.Range(0, Columns).Select(c => new FeatureColumn($"f{c}", "none", 1))]);

    private static readonly string[] Trees =
    [
        "boosted_trees:loss=logistic,rounds=200,max_depth=6",
        "boosted_trees:loss=logistic,rounds=100,max_leaves=31,growth=leaf_wise,max_depth=20",
        "boosted_trees:loss=logistic,rounds=100,max_depth=5,growth=symmetric",
        "boosted_trees:loss=logistic,rounds=50,categorical_columns=f7",
        "boosted_trees:loss=logistic,rounds=50,mode=dart,drop_rate=0.1",
        "boosted_trees:loss=squared,rounds=80",
        "boosted_trees:loss=huber,rounds=60",
        "random_forest:trees=60",
        "random_forest:trees=40,task=binary_classification",
        "extra_trees:trees=60",
    ];

    private static readonly string[] Linear = ["logistic:alpha=1", "ridge:alpha=5", "elastic_net:alpha=0.01"];

    internal static void Run(TextWriter output, string folder, string? imported)
    {
        Directory.CreateDirectory(folder);
        var data = new Data(hasMissing: true);
        var whole = new Data(hasMissing: false);
        var count = Trees.Sum(text => WriteTrained(folder, text, data)) + Linear.Sum(text => WriteTrained(folder, text, whole));

        var trees = new MulticlassTreesLearner().Fit(new TrainingMatrix(Schema, data.Features, data.Classes), classes: 3, seed: 1);
        var multinomial = new MultinomialLogisticLearner().Fit(new TrainingMatrix(Schema, whole.Features, whole.Classes), classes: 3);
        count += Write(folder, "multiclass_trees", trees, data.Compared) + Write(folder, "multinomial", multinomial, whole.Compared);
        count += Write(folder, "class_values", new ClassValueModel(trees, -1, 0.25, 3), data.Compared);
        count += imported is null ? 0 : Directory.GetDirectories(imported).Sum(library => Directory.GetDirectories(library).Sum(model => WriteImported(folder, library, model, output)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} models are in {folder}"));
    }

    private static int WriteTrained(string folder, string text, Data data)
    {
        var learner = Learners.Parse(text);
        var isProbability = learner.Task == ModelTask.BinaryClassification;
        var model = learner.Fit(new TrainingMatrix(Schema, data.Features, isProbability ? data.Signs : data.Sums), seed: 1);
        var name = text.Replace(':', '-').Replace(',', '-');
        var count = Write(folder, name, model, data.Compared);
        return isProbability
            ? count + Calibrators().Sum(calibrator => Write(folder, $"{name}-{calibrator.Name}", new CalibratedModel(model, calibrator), data.Compared))
            : count;
    }

    private static ICalibrator[] Calibrators() =>
    [
        new PlattCalibrator(-3, 1),
        new TemperatureCalibrator(1.7),
        new BetaCalibrator(1.2, 0.8, 0.1),
        new IsotonicCalibrator([0.2, 0.25, 0.5, 0.9], [0.1, 0.1, 0.6, 0.95]),
    ];

    private static int WriteImported(string folder, string library, string model, TextWriter output)
    {
        var file = Directory.GetFiles(model, "model.*")[0];
        var name = $"{Path.GetFileName(library)}-{Path.GetFileName(model)}";
        ImportedModel imported;
        try
        {
            imported = ModelImporter.Read(File.ReadAllBytes(file), file);
        }
        catch (ModelImportException refusal)
        {
            output.WriteLine(refusal.Message);
            return 0;
        }

        double[][] rows = [.. File.ReadLines(Path.Combine(model, "rows.csv")).Skip(1).Select(line => Prepare(imported, line))];
        var count = imported.Multiclass is { } several ? Write(folder, $"{name}-classes", several, rows) : 0;
        return count + imported.Outputs.Select((one, i) => Write(folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{i}"), one, rows)).Sum();
    }

    private static double[] Prepare(ImportedModel model, string line)
    {
        double[] row = [.. line.Split(',').Select(field => field.Length == 0 ? double.NaN : double.Parse(field, CultureInfo.InvariantCulture))];
        var prepared = new double[row.Length];
        model.Prepare(row, prepared);
        return prepared;
    }

    private static int Write(string folder, string name, IModel model, double[][] rows) =>
        Write(folder, name, OnnxExporter.ToBytes(model), rows, row => model.TryScore(row, out var score) ? [score] : [double.NaN]);

    private static int Write(string folder, string name, IMulticlassModel model, double[][] rows) =>
        Write(folder, name, OnnxExporter.ToBytes(model), rows, row =>
        {
            var probabilities = new double[model.Classes];
            return model.TryScore(row, probabilities) ? probabilities : [.. probabilities.Select(_ => double.NaN)];
        });

    private static int Write(string folder, string name, byte[] file, double[][] rows, Func<double[], double[]> score)
    {
        File.WriteAllBytes(Path.Combine(folder, name + ".onnx"), file);
        File.WriteAllLines(Path.Combine(folder, name + ".csv"), rows.Select(row => $"{Text(row)}|{Text(score(row))}"));
        return 1;
    }

    private static string Text(double[] numbers) => string.Join(',', numbers.Select(n => n.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>Seeded rows: seven numbers, some of them missing, and a category.</summary>
    private sealed class Data
    {
        public Data(bool hasMissing)
        {
            var random = new Random(1);
            for (var row = 0; row < Rows; row++)
            {
                for (var column = 0; column < Columns; column++)
                {
                    var value = column == Columns - 1 ? random.Next(12) : (random.NextDouble() * 4) - 2;
                    Sums[row] += value * ((column % 3) - 1);
                    Features[(column * Rows) + row] = hasMissing && random.NextDouble() < Missing ? double.NaN : value;
                }

                Sums[row] += random.NextDouble() - 0.5;
                Signs[row] = Sums[row] > 0 ? 1 : 0;
                Classes[row] = Sums[row] switch { > 1 => 2, > -1 => 1, _ => 0 };
            }

            Compared = [.. Enumerable.Range(0, OnnxCommand.Compared).Select(Row), [.. Enumerable.Repeat(double.NaN, Columns)], new double[Columns]];
        }

        /// <summary>By column.</summary>
        public double[] Features { get; } = new double[Rows * Columns];

        public double[] Sums { get; } = new double[Rows];

        public double[] Signs { get; } = new double[Rows];

        public double[] Classes { get; } = new double[Rows];

        public double[][] Compared { get; }

        private double[] Row(int row) => [.. Enumerable.Range(0, Columns).Select(column => Features[(column * Rows) + row])];
    }
}
