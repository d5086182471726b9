using System.Globalization;

namespace AlphaPulse.Features;

/// <summary>A function with its arguments as text, and the checks that every function makes of them.</summary>
internal sealed class ExpressionCall(string name, IReadOnlyList<string> arguments, string usage, int depth)
{
    public string Name { get; } = name;

    /// <summary>How deep the call is nested in the text.</summary>
    public int Depth { get; } = depth;

    public int Count => arguments.Count;

    public void Take(int count)
    {
        if (arguments.Count != count)
        {
            throw Refused.Because($"{usage} takes {count} arguments and got {arguments.Count}.");
        }
    }

    public FeatureNode Node(int index) => new ExpressionParser(arguments[index], Depth).Parse();

    public string Text(int index) => arguments[index];

    public int Integer(int index, int minimum, int maximum) =>
        int.TryParse(arguments[index], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum
            ? value
            : throw Refused.Because($"{usage} got '{arguments[index]}'; give a whole number from {minimum} to {maximum}.");

    public double Number(int index, double minimum, double maximum) =>
        double.TryParse(arguments[index], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum
            ? value
            : throw Refused.Because(string.Create(
                CultureInfo.InvariantCulture, $"{usage} got '{arguments[index]}'; give a number from {minimum} to {maximum}."));
}
