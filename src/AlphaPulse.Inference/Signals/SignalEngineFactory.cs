using AlphaPulse.Features;
using AlphaPulse.Models;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Inference;

/// <summary>Loads a model by alias and makes an engine with the features that its schema names.</summary>
/// <remarks>Safe for use from any thread.</remarks>
/// <param name="registry">The registry.</param>
/// <param name="loader">Gathers other instruments and sources that the features need, and where series are cut; <see langword="null"/> where there is none of it: then <see cref="SignalEngine.Cuts"/> is empty.</param>
/// <param name="options">Whether signals are explained; <see langword="null"/> where they are not.</param>
public sealed class SignalEngineFactory(IModelRegistry registry, FeatureInputLoader? loader = null, IOptions<InferenceOptions>? options = null)
{
    /// <summary>Loads and checks a model and makes an engine.</summary>
    /// <param name="versionOrAlias">The version or the alias.</param>
    /// <param name="calendar">The calendar of the instrument.</param>
    /// <param name="mode">Under what authority its signals are made.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The engine.</returns>
    /// <exception cref="RegistryException">There is no such version.</exception>
    /// <exception cref="ModelFormatException">The file is damaged.</exception>
    /// <exception cref="SchemaMismatchException">This version of the catalog computes other features.</exception>
    /// <exception cref="FeatureInputException">The model was trained with an instrument or a source that the host does not supply; the message names column, input and remedy.</exception>
    /// <exception cref="ModelExplanationException">Signals are to be explained, and the model cannot be; the message names it.</exception>
    public async Task<SignalEngine> CreateAsync(
        string versionOrAlias, ITradingCalendar calendar, SignalMode mode, CancellationToken cancellationToken = default)
    {
        var loaded = await registry.LoadAsync(versionOrAlias, cancellationToken).ConfigureAwait(false);
        var features = FeatureSet.FromSchema(loaded.Artifact.Model.Schema);
        var inputs = loader is null
            ? FeatureInputs.None
            : await loader.LoadAsync(features, loaded.Artifact.Manifest.Series, cancellationToken).ConfigureAwait(false);
        return new SignalEngine(loaded, features, calendar, mode, inputs, options?.Value ?? new InferenceOptions());
    }
}
