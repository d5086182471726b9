using System.Globalization;

namespace AlphaPulse.Features;

internal sealed class ConstantNode(double value) : FeatureNode(Write(value), Write(value), 1)
{
    public double Value { get; } = value;

    public override int Binding => double.IsNegative(Value) ? 3 : Atom;

    public static string Write(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
