using AlphaPulse;
using Microsoft.Extensions.DependencyInjection;

// Uses the packages as a stranger would; the line that it prints is checked.
var services = new ServiceCollection();
services.AddAlphaPulse(_ => { });
using var provider = services.BuildServiceProvider();
var clock = provider.GetRequiredService<TimeProvider>();

var series = new BarSeriesId(InstrumentId.Parse("binance:BTC-USDT"), Timeframe.Parse("1h"));
var open = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
var bar = new Bar(series, open, 42000.10m, 42100m, 41950m, 42050.5m, 12.5m, open.AddHours(1), BarProvenance.Import);
Console.WriteLine(FormattableString.Invariant(
    $"AlphaPulse consumer: {bar.Series} closed at {bar.Close}, in the past: {clock.GetUtcNow() > bar.AvailableAt}"));
