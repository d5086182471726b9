using System.Globalization;

namespace AlphaPulse.Training;

/// <summary>Makes results of guards with words in the invariant culture.</summary>
internal static class GuardText
{
    public static string Of(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    public static GuardResult AtMost(string name, double measured, double threshold, FormattableString words) =>
        new(name, measured <= threshold ? GuardVerdict.Held : GuardVerdict.Failed, measured, threshold, Of(words));

    public static GuardResult AtLeast(string name, double measured, double threshold, FormattableString words) =>
        new(name, measured >= threshold ? GuardVerdict.Held : GuardVerdict.Failed, measured, threshold, Of(words));

    public static GuardResult NotMeasured(string name, FormattableString words) => new(name, GuardVerdict.NotMeasured, null, null, Of(words));

    public static GuardResult NotApplicable(string name, FormattableString words) => new(name, GuardVerdict.NotApplicable, null, null, Of(words));
}
