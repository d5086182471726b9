// A host of one's own with the whole pipeline in it. Without arguments it runs on the simulated market, which every output says;
// with the path of a CSV file it runs on real bars:
//
//   dotnet run --project samples/AlphaPulse.SampleWorker -c Release
//   dotnet run --project samples/AlphaPulse.SampleWorker -c Release -- bars.csv
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder();
builder.Services.AddAlphaPulse(pulse => pulse
    .AddEmbeddedPipeline(o =>
    {
        o.WorkingDirectory = "alphapulse-run";
        o.DataFile = args.FirstOrDefault();
        o.StopHostWhenDone = true;
    })
    .RunPipelineAtStart());
using var host = builder.Build();
await host.RunAsync();
