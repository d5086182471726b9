namespace AlphaPulse.EndToEnd.Tests.Browser;

/// <summary>A fact that needs a browser. Without one it is skipped, unless <c>ALPHAPULSE_REQUIRE_BROWSER=1</c>, which makes it run and fail.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.SkipReason;
}
