using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Rows with what a model made of them when it was written, which it has to make of them again when it is loaded.</summary>
/// <remarks>
/// Sums are additions and products in a fixed order, which every processor rounds alike: they are compared to the bit. Exponentials and logarithms
/// differ in their last bits from one library of mathematics to another, so scores are kept as 32-bit numbers: they hold everywhere, and equal models have
/// equal files wherever they are made.
/// </remarks>
internal static class SelfTest
{
    private const double Tolerance = 1e-6;

    internal static void Write(ModelArrayWriter arrays, SelfTestSubject subject)
    {
        var rows = ProbeRows.Of(subject);
        var (sums, scores) = Evaluate(subject, rows);
        var part = arrays.Within("selfTest");
        part.Add<double>("rows", rows);
        part.Add<double>("sums", Array.ConvertAll(sums, OneNaN));
        part.Add<float>("scores", Array.ConvertAll(scores, score => (float)OneNaN(score)));
    }

    internal static void Run(SealedFileElement root, ModelArrays arrays, SelfTestSubject subject)
    {
        var part = arrays.Within("selfTest");
        var rows = part.Read<double>("rows");
        var width = subject.Schema.Columns.Count;
        if (rows.Length == 0 || rows.Length % width != 0)
        {
            throw root.Refuse(string.Create(CultureInfo.InvariantCulture, $"has {rows.Length} numbers of its self-test, which are no rows of {width} features"));
        }

        var count = rows.Length / width;
        var wantedSums = part.Read<double>("sums", (long)count * subject.Sums);
        var wantedScores = part.Read<float>("scores", (long)count * subject.Scores);
        var (sums, scores) = Evaluate(subject, rows);
        for (var i = 0; i < sums.Length; i++)
        {
            if (!IsSame(sums[i], wantedSums[i]))
            {
                throw Refuse(root, "sum", i, subject.Sums, sums[i], wantedSums[i]);
            }
        }

        for (var i = 0; i < scores.Length; i++)
        {
            if (!IsNear(scores[i], wantedScores[i]))
            {
                throw Refuse(root, "score", i, subject.Scores, scores[i], wantedScores[i]);
            }
        }

        CompareManyRows(root, subject, rows, count);
    }

    /// <summary>Many rows are scored by other instructions than one, and have to score the same.</summary>
    private static void CompareManyRows(SealedFileElement root, SelfTestSubject subject, double[] rows, int count)
    {
        var (width, many) = (subject.Schema.Columns.Count, new double[count]);
        foreach (var ensemble in subject.Ensembles)
        {
            ensemble.Score(rows, many);
            for (var row = 0; row < count; row++)
            {
                var one = ensemble.TryScore(rows.AsSpan(row * width, width), out var score) ? score : double.NaN;
                if (!IsSame(many[row], one))
                {
                    throw Refuse(root, "score among many", row, 1, many[row], one);
                }
            }
        }
    }

    private static (double[] Sums, double[] Scores) Evaluate(SelfTestSubject subject, double[] rows)
    {
        var width = subject.Schema.Columns.Count;
        var count = rows.Length / width;
        var (sums, scores) = (new double[count * subject.Sums], new double[count * subject.Scores]);
        for (var row = 0; row < count; row++)
        {
            subject.Evaluate(
                rows.AsSpan(row * width, width), sums.AsSpan(row * subject.Sums, subject.Sums), scores.AsSpan(row * subject.Scores, subject.Scores));
        }

        return (sums, scores);
    }

    /// <summary>The bits of a NaN that an operation gives depend on the processor.</summary>
    private static double OneNaN(double value) => double.IsNaN(value) ? double.NaN : value;

    private static bool IsSame(double value, double wanted) =>
        BitConverter.DoubleToInt64Bits(OneNaN(value)) == BitConverter.DoubleToInt64Bits(OneNaN(wanted));

    private static bool IsNear(double value, float wanted) => double.IsNaN(value) || float.IsNaN(wanted)
        ? double.IsNaN(value) && float.IsNaN(wanted)
        : (float)value == wanted || Math.Abs(value - wanted) <= Tolerance * Math.Max(1, Math.Abs(wanted));

    private static AlphaPulseException Refuse(SealedFileElement root, string what, int position, int width, double value, double wanted) =>
        root.Refuse(string.Create(
            CultureInfo.InvariantCulture,
            $"does not hold its self-test: row {position / width} has the {what} {value}{(width > 1 ? string.Create(CultureInfo.InvariantCulture, $" of class {position % width}") : "")} where it was {wanted} when the model was written"));
}
