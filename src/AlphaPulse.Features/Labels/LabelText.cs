using System.Globalization;

namespace AlphaPulse.Features;

/// <summary>Numbers of specifications as text: one text a value.</summary>
internal static class LabelText
{
    public static string Of(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }
}
