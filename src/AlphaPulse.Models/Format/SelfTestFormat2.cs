using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>The self-test of a model of several classes as version 2 wrote it: a few rows with the probabilities that it gave them.</summary>
internal static class SelfTestFormat2
{
    private const int Rows = 6;

    // Exponentials differ in their last bits from one processor to another; a wrong tree or coefficient differs by far more.
    private const double Tolerance = 1e-12;

    internal static void Run(SealedFileElement element, IMulticlassModel model)
    {
        element.ExpectMembers("rows", "probabilities");
        var width = model.Schema.Columns.Count;
        var rows = PackedNumbers.ReadDoubles(element, "rows", Rows * (long)width);
        var expected = PackedNumbers.ReadDoubles(element, "probabilities", Rows * (long)model.Classes);
        var actual = new double[model.Classes];
        for (var row = 0; row < Rows; row++)
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
}
