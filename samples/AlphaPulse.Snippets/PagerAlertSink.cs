using System.Net.Http.Json;

namespace AlphaPulse.Snippets;

// snippet: sink
public sealed class PagerAlertSink(HttpClient http) : IAlertSink
{
    public async ValueTask SendAsync(Alert alert, CancellationToken cancellationToken = default)
    {
        if (alert.Severity < AlertSeverity.Warning)
        {
            return;
        }

        var message = new { alert.Code, alert.Title, alert.Detail, Series = alert.Series?.ToString() };
        using var response = await http.PostAsJsonAsync("alerts", message, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
// end
