using AlphaPulse.Hosting;
using AlphaPulse.Indicators;
using Microsoft.Extensions.DependencyInjection;

// Uses the packages as a stranger would; the lines that it prints are checked.
var rsi = new Rsi<decimal>(14);
for (var i = 0; i < 15; i++)
{
    rsi.Update(100m + i, out _);
}

Console.WriteLine(FormattableString.Invariant($"AlphaPulse consumer: rsi {(rsi.TryGetValue(out var value) ? value : -1)}"));

var services = new ServiceCollection();
services.AddAlphaPulse(pulse => pulse
    .AddSimulation(o => o.Bars = 4_000)
    .AddEmbeddedPipeline(o => o.WorkingDirectory = args[0]));
await using var provider = services.BuildServiceProvider();
var summary = await provider.GetRequiredService<PipelineRunner>().RunAsync();
Console.WriteLine($"AlphaPulse consumer: {summary.Series} provenance {summary.Provenance}, settled {summary.Signals.Settled > 0}");
