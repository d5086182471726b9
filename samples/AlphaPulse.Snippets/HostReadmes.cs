using AlphaPulse.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AlphaPulse.Snippets;

/// <summary>The code of the README, the quickstart and the packages that run the whole.</summary>
public static class HostReadmes
{
    public static void Readme(string[] args)
    {
        // snippet: readme
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddAlphaPulse(pulse => pulse
            .AddEmbeddedPipeline(o =>
            {
                o.WorkingDirectory = "alphapulse-run";   // SQLite, registry, results
                o.DataFile = "btcusdt-1h.csv";           // leave it out for the simulated market
                o.Instrument = "binance:BTC-USDT";
                o.Timeframe = "1h";
            })
            .RunPipelineAtStart());
        builder.Build().Run();
        // end
    }

    public static void Quickstart(HostApplicationBuilder builder)
    {
        // snippet: quickstart
        builder.Services.AddAlphaPulse(pulse => pulse
            .AddEmbeddedPipeline(o => o.DataFile = "btcusdt-1h.csv")
            .RunPipelineAtStart());
        // end
    }

    public static void Embedded(string[] args)
    {
        // snippet: embedded
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddAlphaPulse(pulse => pulse
            .AddEmbeddedPipeline(o =>
            {
                o.WorkingDirectory = "alphapulse-run";
                o.DataFile = "btcusdt-1h.csv";
            })
            .RunPipelineAtStart());
        builder.Build().Run();
        // end
    }

    public static async Task HostingAsync(IServiceCollection services, IServiceProvider provider)
    {
        // snippet: hosting
        services.AddAlphaPulse(pulse => pulse
            .UseSqlite("alphapulse.db")
            .UseFileRegistry("registry")
            .AddPipeline(o => o.DataFile = "btcusdt-1h.csv"));

        var summary = await provider.GetRequiredService<PipelineRunner>().RunAsync();
        // end
    }

    public static async Task<string> JobsAsync(ITrainingJobs jobs)
    {
        // snippet: training-jobs
        var submission = await jobs.SubmitAsync(new TrainingJobRequest { Reason = "weekly retrain", Key = "week-48" });
        if (submission.Job is not { } job)
        {
            return "busy";                                      // try again later
        }

        var now = await jobs.FindAsync(job.Id);                 // queued, running with its stage, succeeded, failed, cancelled
        await jobs.CancelAsync(job.Id);
        // end
        return now?.Status.ToString() ?? "gone";
    }
}
