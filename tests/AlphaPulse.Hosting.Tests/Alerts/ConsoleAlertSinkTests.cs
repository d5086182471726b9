using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting.Tests.Alerts;

public class ConsoleAlertSinkTests
{
    private static readonly Alert Hold = new()
    {
        Time = new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero),
        Severity = AlertSeverity.Critical,
        Source = "drift",
        Code = AlertCodes.DriftHold,
        Title = "Signals are held",
        Detail = "first line\nsecond\u001b[2J",
        Series = new BarSeriesId(InstrumentId.Parse("binance:BTC-USDT"), Timeframe.OneHour),
        Properties = new Dictionary<string, string>(StringComparer.Ordinal) { ["z"] = "1", ["a"] = "2\r\n3" },
    };

    [Fact]
    public async Task An_alert_is_one_plain_line() => Assert.Equal(
        "2026-01-05T12:00:00Z CRITICAL drift.hold binance:BTC-USDT@1h: Signals are held. first line second [2J [a=2  3 z=1]\n",
        await WriteAsync(new ConsoleAlertOptions(), Hold));

    [Fact]
    public async Task Colour_is_asked_for() => Assert.StartsWith(
        "2026-01-05T12:00:00Z \u001b[31mCRITICAL\u001b[0m drift.hold ",
        await WriteAsync(new ConsoleAlertOptions { UseColor = true }, Hold),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(AlertSeverity.Information, 3)]
    [InlineData(AlertSeverity.Warning, 2)]
    [InlineData(AlertSeverity.Critical, 1)]
    public async Task What_is_below_the_least_severity_is_not_written(AlertSeverity least, int lines)
    {
        var text = await WriteAsync(
            new ConsoleAlertOptions { MinimumSeverity = least }, [.. Enum.GetValues<AlertSeverity>().Select(s => Hold with { Severity = s })]);
        Assert.Equal(lines, text.Count(c => c == '\n'));
    }

    [Fact]
    public void The_sink_is_added_once_and_its_options_are_checked()
    {
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse.AddConsoleAlerts().AddConsoleAlerts());
        using (var provider = services.BuildServiceProvider())
        {
            Assert.IsType<ConsoleAlertSink>(Assert.Single(provider.GetServices<IAlertSink>()));
            Assert.NotNull(provider.GetRequiredService<AlertPublisher>());
        }

        services.AddAlphaPulse(pulse => pulse.AddConsoleAlerts(o => o.MinimumSeverity = (AlertSeverity)9));
        using var wrong = services.BuildServiceProvider();
        var exception = Assert.Throws<OptionsValidationException>(() => wrong.GetServices<IAlertSink>().ToList());
        Assert.Contains("MinimumSeverity is 9; choose one of: Information, Warning, Critical.", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<string> WriteAsync(ConsoleAlertOptions options, params Alert[] alerts)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        var sink = new ConsoleAlertSink(options, output);
        foreach (var alert in alerts)
        {
            await sink.SendAsync(alert);
        }

        return output.ToString();
    }
}
