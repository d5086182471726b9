namespace AlphaPulse.Hosting;

/// <summary>What becomes of the models after the gate.</summary>
internal static class PolicySection
{
    public static void Write(HtmlBuilder html, RunReportData data)
    {
        if (data.Policies.Count == 0 && data.ShadowReason is null)
        {
            return;
        }

        html.Markup("<div class=\"card\"><h3 id=\"policies\">What follows</h3><ul>");
        if (data.ShadowReason is { } shadow)
        {
            html.Write($"<li>The candidate is not champion yet: {shadow}.</li>");
        }

        foreach (var policy in data.Policies)
        {
            html.Write($"<li><b>{policy.Policy}: {policy.Decision.Replace('_', ' ')}</b>, because {policy.Reason}.</li>");
        }

        html.Markup("</ul></div>");
    }
}
