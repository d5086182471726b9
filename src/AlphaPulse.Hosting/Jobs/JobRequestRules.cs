using System.Globalization;

namespace AlphaPulse.Hosting;

/// <summary>The ranges of <see cref="TrainingJobRequest"/>.</summary>
internal static class JobRequestRules
{
    private const int MostParameters = 100;
    private const int LongestName = 200;
    private const int LongestReason = 1_000;
    private const int LongestValue = 10_000;

    public static void Check(TrainingJobRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        CheckText("Reason", request.Reason, LongestReason, isRequired: true);
        CheckText("RequestedBy", request.RequestedBy, LongestName, isRequired: false);
        CheckText("Key", request.Key, LongestName, isRequired: false);
        if (request.Parameters.Count > MostParameters)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The request has {request.Parameters.Count} parameters; {MostParameters} are the most."), nameof(request));
        }

        foreach (var (name, value) in request.Parameters)
        {
            CheckText("name of a parameter", name, LongestName, isRequired: true);
            if (value.Length > LongestValue)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"The parameter '{name}' has {value.Length} characters; {LongestValue} are the most."), nameof(request));
            }
        }
    }

    private static void CheckText(string what, string? text, int longest, bool isRequired)
    {
        if (text is null ? isRequired : string.IsNullOrWhiteSpace(text) || text.Length > longest)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The {what} of a training job is '{text}'; use 1 to {longest} characters."), nameof(text));
        }
    }
}
