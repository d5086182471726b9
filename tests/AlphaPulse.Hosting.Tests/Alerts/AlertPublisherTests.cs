using System.Diagnostics.Metrics;
using AlphaPulse.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting.Tests.Alerts;

public class AlertPublisherTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly BarSeriesId Hourly = new(InstrumentId.Parse("binance:BTC-USDT"), Timeframe.OneHour);
    private readonly ManualTimeProvider _clock = new(Start);

    [Fact]
    public async Task A_failing_sink_stops_nothing_and_is_logged_and_counted()
    {
        var failures = 0L;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "alphapulse.alerts.failures")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            // Other tests may run beside this one: count this code only.
            foreach (var tag in tags)
            {
                failures += tag is { Key: "code", Value: "test.counted" } ? value : 0;
            }
        });
        listener.Start();
        var recording = new RecordingSink();
        var log = new RecordingLogger<AlertPublisher>();
        var publisher = Publisher(log, new FailingSink(), recording);

        Assert.True(await publisher.PublishAsync(Some("test.counted")));

        Assert.Equal("test.counted", Assert.Single(recording.Alerts).Code);
        Assert.Equal(1, failures);
        var (level, id, text, exception) = Assert.Single(log.Entries);
        Assert.Equal((LogLevel.Error, 5001), (level, id));
        Assert.Contains("FailingSink", text, StringComparison.Ordinal);
        Assert.Equal("the pager is unplugged", exception?.Message);
    }

    [Fact]
    public async Task A_sink_that_hangs_is_given_up_and_told()
    {
        var hanging = new HangingSink();
        var recording = new RecordingSink();
        var log = new RecordingLogger<AlertPublisher>();
        var publishing = Publisher(log, hanging, recording).PublishAsync(Some("test.hang"));

        while (recording.Alerts.Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }

        // Only the clock can end it, and the timeout may begin a little later than the other delivery ends.
        Assert.False(publishing.IsCompleted);
        while (!publishing.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }

        Assert.True(await publishing);
        await hanging.Cancelled.Task;
        Assert.Single(recording.Alerts);
        Assert.IsType<TimeoutException>(Assert.Single(log.Entries).Exception);
    }

    [Fact]
    public async Task A_repeat_within_the_interval_is_held_back_for_its_code_and_series_only()
    {
        var recording = new RecordingSink();
        var publisher = Publisher(new RecordingLogger<AlertPublisher>(), recording);
        Assert.True(await publisher.PublishAsync(Some("test.a")));
        Assert.False(await publisher.PublishAsync(Some("test.a")));
        Assert.True(await publisher.PublishAsync(Some("test.b")));
        Assert.True(await publisher.PublishAsync(Some("test.a") with { Series = Hourly }));
        Assert.False(await publisher.PublishAsync(Some("test.a") with { Series = Hourly }));

        _clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1));
        Assert.False(await publisher.PublishAsync(Some("test.a")));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.True(await publisher.PublishAsync(Some("test.a")));
        Assert.Equal(["test.a", "test.b", "test.a", "test.a"], recording.Alerts.Select(a => a.Code));
    }

    [Theory]
    [InlineData(AlertCodes.DriftHold, AlertCodes.DriftReleased)]
    [InlineData(AlertCodes.DriftWarning, AlertCodes.DriftHold)]
    [InlineData(AlertCodes.GatePromoted, AlertCodes.GateRefused)]
    public async Task A_state_that_comes_back_is_told_again_so_that_the_last_alert_is_true(string state, string other)
    {
        var recording = new RecordingSink();
        var publisher = Publisher(new RecordingLogger<AlertPublisher>(), recording);
        foreach (var code in new[] { state, other, state })
        {
            Assert.True(await publisher.PublishAsync(About("m-1", code)));
        }

        Assert.Equal([state, other, state], recording.Alerts.Select(a => a.Code));
        Assert.False(await publisher.PublishAsync(About("m-1", state)));
    }

    [Fact]
    public async Task The_state_of_one_model_or_series_says_nothing_of_another()
    {
        var recording = new RecordingSink();
        var publisher = Publisher(new RecordingLogger<AlertPublisher>(), recording);
        Assert.True(await publisher.PublishAsync(About("m-1", AlertCodes.DriftHold)));
        Assert.True(await publisher.PublishAsync(About("m-2", AlertCodes.DriftHold)));
        Assert.True(await publisher.PublishAsync(About("m-2", AlertCodes.DriftReleased)));
        Assert.True(await publisher.PublishAsync(About("m-1", AlertCodes.DriftReleased) with { Series = null }));
        Assert.False(await publisher.PublishAsync(About("m-1", AlertCodes.DriftHold)));
    }

    [Fact]
    public async Task An_alert_that_nobody_took_does_not_hold_back_the_next()
    {
        var failing = new FailingSink();
        var publisher = Publisher(new RecordingLogger<AlertPublisher>(), failing);
        Assert.False(await publisher.PublishAsync(Some("test.lost")));
        Assert.False(await publisher.PublishAsync(Some("test.lost")));
        Assert.Equal(2, failing.Calls);
    }

    [Fact]
    public async Task A_cancelled_delivery_throws()
    {
        using var stop = new CancellationTokenSource();
        var publishing = Publisher(new RecordingLogger<AlertPublisher>(), new HangingSink()).PublishAsync(Some("test.cancel"), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => publishing);
    }

    [Theory]
    [InlineData(-1, 10, "RepeatInterval is -00:00:01")]
    [InlineData(604_801, 10, "RepeatInterval is 7.00:00:01")]
    [InlineData(0, 0, "SinkTimeout is 00:00:00")]
    [InlineData(0, 601, "SinkTimeout is 00:10:01")]
    public void Options_out_of_range_are_named(int repeatSeconds, int timeoutSeconds, string message)
    {
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse.AddAlerts(o =>
        {
            o.RepeatInterval = TimeSpan.FromSeconds(repeatSeconds);
            o.SinkTimeout = TimeSpan.FromSeconds(timeoutSeconds);
        }));
        using var provider = services.BuildServiceProvider();
        var exception = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<AlertPublisher>);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alert_needs_a_code_and_keeps_utc()
    {
        Assert.Throws<ArgumentException>(() => Some(" "));
        var alert = Some("test.utc") with { Time = new DateTimeOffset(2026, 1, 5, 14, 0, 0, TimeSpan.FromHours(2)) };
        Assert.Equal(TimeSpan.Zero, alert.Time.Offset);
        Assert.Equal(Start, alert.Time);
    }

    private AlertPublisher Publisher(ILogger<AlertPublisher> log, params IAlertSink[] sinks) =>
        new(sinks, Options.Create(new AlertOptions()), _clock, log);

    private static Alert About(string model, string code) => Some(code) with
    {
        Series = Hourly,
        Properties = new Dictionary<string, string>(StringComparer.Ordinal) { ["model"] = model },
    };

    private static Alert Some(string code) => new()
    {
        Time = Start,
        Severity = AlertSeverity.Warning,
        Source = "test",
        Code = code,
        Title = "Something",
        Detail = "Somewhere",
    };
}
