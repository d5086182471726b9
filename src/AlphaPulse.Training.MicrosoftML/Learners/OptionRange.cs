using System.Globalization;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>Checks options when they are set, and writes them for the manifest.</summary>
internal static class OptionRange
{
    internal static int Within(int value, int least, int most, string name) => value >= least && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(
            name, value, string.Create(CultureInfo.InvariantCulture, $"The value must be from {least} to {most}."));

    internal static double Fraction(double value, string name) => value is > 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The value must be above 0 and at most 1.");

    // Up to what single precision holds, in which some trainers take it.
    internal static double Penalty(double value, string name) => value >= 0 && float.IsFinite((float)value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The value must be finite and at least 0.");

    internal static ModelTask Task(ModelTask value, string name) => value is ModelTask.Regression or ModelTask.BinaryClassification
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The tasks are regression and binary classification.");

    internal static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    internal static string Text(bool value) => value ? "true" : "false";

    internal static string Text(ModelTask task) => task == ModelTask.Regression ? "regression" : "binary_classification";
}
