namespace AlphaPulse.Hosting.Tests.Alerts;

/// <summary>Throws, before it returns a task.</summary>
internal sealed class FailingSink : IAlertSink
{
    public int Calls { get; private set; }

    public ValueTask SendAsync(Alert alert, CancellationToken cancellationToken = default)
    {
        Calls++;
        throw new IOException("the pager is unplugged");
    }
}
