namespace AlphaPulse.Models;

/// <summary>The ranges of penalties.</summary>
internal static class Penalty
{
    internal static double Check(double value, string name) => double.IsFinite(value) && value >= 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "A penalty is finite and at least 0.");

    /// <summary>Checks the share of the absolute values in a penalty.</summary>
    internal static double CheckShare(double value, string name) => value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The share of the absolute values in a penalty is from 0 to 1.");

    /// <summary>The least penalty whose share is not below a value: the quotient is rounded, and so is the product that is made of it again.</summary>
    internal static double Covering(double value, double share)
    {
        var penalty = value / share;
        while (penalty * share < value)
        {
            penalty = Math.BitIncrement(penalty);
        }

        return penalty;
    }
}
