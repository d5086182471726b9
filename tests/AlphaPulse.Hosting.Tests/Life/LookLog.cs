using System.Threading.Channels;
using AlphaPulse.Collectors;

namespace AlphaPulse.Hosting.Tests.Life;

/// <summary>Keeps what is told of looks and lets a test wait for it.</summary>
internal sealed class LookLog : IInstrumentLifeObserver
{
    private readonly Channel<string> _told = Channel.CreateUnbounded<string>();

    public int Count { get; private set; }

    public ValueTask<string> NextAsync() => _told.Reader.ReadAsync();

    public ValueTask OnLookedAsync(InstrumentLifeReport report, CancellationToken cancellationToken) =>
        TellAsync($"{report.Venue}: {string.Join(", ", report.Events.Select(e => $"{e.Kind} of {e.Instrument.Base}"))}");

    public ValueTask OnLookFailedAsync(string venue, Exception error, TimeSpan retryIn, CancellationToken cancellationToken) =>
        TellAsync($"{venue} failed, again in {retryIn:c}: {error.Message}");

    private ValueTask TellAsync(string text)
    {
        Count++;
        return _told.Writer.WriteAsync(text);
    }
}
