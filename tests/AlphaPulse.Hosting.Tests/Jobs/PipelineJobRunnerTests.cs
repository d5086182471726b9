using AlphaPulse.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Hosting.Tests.Jobs;

/// <summary>A training job in a host is a run of its pipeline.</summary>
public sealed class PipelineJobRunnerTests
{
    [Fact]
    public async Task A_job_of_a_host_runs_its_pipeline_and_what_it_throws_is_the_reason()
    {
        using var folder = new TemporaryFolder();
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse
            .AddSimulation(o => (o.Bars, o.RevisionProbability) = (2_000, 0))
            .AddTraining(o => (o.Penalties, o.TreeDepths) = ([100], []))
            .AddEmbeddedPipeline(o => o.WorkingDirectory = folder.Path)
            .AddTrainingJobs());
        await using var provider = services.BuildServiceProvider();
        var jobs = provider.GetRequiredService<ITrainingJobs>();
        var confused = (await jobs.SubmitAsync(new TrainingJobRequest { Reason = "x", Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["horizon"] = "3" } })).Job!;
        var job = (await jobs.SubmitAsync(new TrainingJobRequest { Reason = "weekly" })).Job!;
        while ((job = (await jobs.FindAsync(job.Id))!).EndedAt is null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        Assert.True(job.Status == TrainingJobStatus.Succeeded, job.FailureReason);
        var registry = provider.GetRequiredService<IModelRegistry>();
        Assert.Equal((await registry.FindAsync(ModelAliases.Challenger))!.Id, job.Result!.ModelVersion);
        Assert.Equal((await registry.FindAsync(ModelAliases.Champion))?.Id == job.Result.ModelVersion, job.Result.IsPromoted);
        Assert.NotEmpty(job.Result.Reasons);
        Assert.Equal(("report", 8, 8), (job.Progress!.Stage, job.Progress.StageNumber, job.Progress.StageCount));
        var refused = (await jobs.FindAsync(confused.Id))!;
        Assert.Equal(TrainingJobStatus.Failed, refused.Status);
        Assert.Contains("'horizon'", refused.FailureReason, StringComparison.Ordinal);
    }
}
