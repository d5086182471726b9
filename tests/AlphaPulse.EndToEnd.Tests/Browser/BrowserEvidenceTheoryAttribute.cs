using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests.Browser;

/// <summary>A theory that needs a browser and the evidence folder; see <see cref="BrowserFactAttribute"/> and <see cref="Evidence"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserEvidenceTheoryAttribute : TheoryAttribute
{
    public BrowserEvidenceTheoryAttribute() => Skip = Chromium.SkipReason ?? Evidence.SkipReason;
}
