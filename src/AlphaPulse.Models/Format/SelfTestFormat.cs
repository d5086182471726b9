using System.Globalization;
using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>A few rows with the probabilities that a model gave them when it was written, which it has to give again when it is read.</summary>
internal static class SelfTestFormat
{
    private const int RandomRows = 4;

    // Exponentials differ in their last bits from one processor to another; a wrong tree or coefficient differs by far more.
    private const double Tolerance = 1e-12;

    internal static void Write(Utf8JsonWriter writer, IMulticlassModel model)
    {
        var rows = Rows(model);
        var width = model.Schema.Columns.Count;
        var probabilities = new double[rows.Length / width * model.Classes];
        for (var row = 0; row < rows.Length / width; row++)
        {
            model.TryScore(rows.AsSpan(row * width, width), probabilities.AsSpan(row * model.Classes, model.Classes));
        }

        writer.WriteString("rows", PackedNumbers.Pack(rows));
        writer.WriteString("probabilities", PackedNumbers.Pack(probabilities));
    }

    internal static void Run(SealedFileElement element, IMulticlassModel model)
    {
        element.ExpectMembers("rows", "probabilities");
        var width = model.Schema.Columns.Count;
        var rows = PackedNumbers.ReadDoubles(element, "rows", (RandomRows + 2) * (long)width);
        var expected = PackedNumbers.ReadDoubles(element, "probabilities", (RandomRows + 2) * (long)model.Classes);
        var actual = new double[model.Classes];
        for (var row = 0; row < RandomRows + 2; row++)
        {
            model.TryScore(rows.AsSpan(row * width, width), actual);
            for (var c = 0; c < actual.Length; c++)
            {
                var wanted = expected[row * actual.Length + c];
                if (!(double.IsNaN(wanted) ? double.IsNaN(actual[c]) : Math.Abs(actual[c] - wanted) <= Tolerance))
                {
                    throw element.Refuse(string.Create(
                        CultureInfo.InvariantCulture, $"does not hold: row {row} has the probability {actual[c]} of class {c} where it was {wanted} when the model was written"));
                }
            }
        }
    }

    /// <summary>Zeros, a row without any feature, and rows drawn on the scale of the thresholds, which meet splits exactly.</summary>
    private static double[] Rows(IMulticlassModel model)
    {
        var width = model.Schema.Columns.Count;
        var random = new DeterministicRandom(1);
        var rows = new double[(RandomRows + 2) * width];
        rows.AsSpan(width, width).Fill(double.NaN);
        var thresholds = model is MulticlassTreesModel trees ? Thresholds(trees) : null;
        for (var i = 2 * width; i < rows.Length; i++)
        {
            var known = thresholds?.GetValueOrDefault(i % width);
            rows[i] = known is null ? random.NextNormal() : known[random.NextInt32(known.Count)];
        }

        return rows;
    }

    private static Dictionary<int, List<double>> Thresholds(MulticlassTreesModel model)
    {
        var thresholds = new Dictionary<int, List<double>>();
        foreach (var node in model.Models.SelectMany(m => m.Trees).SelectMany(t => t.Nodes))
        {
            if (!node.IsLeaf)
            {
                var known = thresholds.TryGetValue(node.Feature, out var list) ? list : thresholds[node.Feature] = [];
                known.Add(node.IsCategorical ? node.Categories[0] : node.Threshold);
            }
        }

        return thresholds;
    }
}
