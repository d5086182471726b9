namespace AlphaPulse.Models;

/// <summary>The range of a penalty.</summary>
internal static class Penalty
{
    internal static double Check(double value, string name) => double.IsFinite(value) && value >= 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "A penalty is finite and at least 0.");
}
