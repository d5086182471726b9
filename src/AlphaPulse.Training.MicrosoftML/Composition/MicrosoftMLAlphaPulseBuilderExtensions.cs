using AlphaPulse;
using AlphaPulse.Features;
using AlphaPulse.Models;
using AlphaPulse.Training;
using AlphaPulse.Training.MicrosoftML;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds learners of Microsoft.ML to the training of AlphaPulse.</summary>
public static class MicrosoftMLAlphaPulseBuilderExtensions
{
    /// <summary>
    /// Tries learners beside those that <see cref="TrainingOptions"/> name: regressions on the forward return, classifications on the
    /// direction, <see cref="TrainingOptions.HorizonBars"/> ahead. Each is one more trial for each flat share, which the gate counts.
    /// An equal learner that was added before is not tried twice. The pipeline keeps the archive of the model that it registers beside it.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="learners">The learners; <see cref="LightGbmLearner"/> in both tasks, at its defaults, where there is none.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder AddMicrosoftMLLearners(this IAlphaPulseBuilder builder, params ILearner[] learners)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(learners);
        ILearner[] added = learners.Length > 0
            ? [.. learners]
            : [new LightGbmLearner(), new LightGbmLearner { Task = ModelTask.BinaryClassification }];

        // After what the host configures, which may change the horizon.
        builder.Services.AddOptions<TrainingOptions>().PostConfigure(options =>
        {
            foreach (var learner in added.Where(learner => !options.Candidates.Any(known => known.Learner.Equals(learner))))
            {
                options.Candidates.Add(new Candidate(
                    learner,
                    learner.Task == ModelTask.BinaryClassification ? Labels.Direction(options.HorizonBars) : Labels.ForwardLogReturn(options.HorizonBars)));
            }
        });
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IModelAttachments, ArchiveAttachments>());
        return builder;
    }
}
